package dev.cardea.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.cardea.app.config.Config;
import dev.cardea.http.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.057Z");
    private static final Answered ANSWERED = new Answered("point", "/users/{id}", "GET", 200, 1_250_000, "01abc", "t1");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @Test
    void aLineSaysWhenHowBadWhoAndWhat() {
        try (Logs _ = logs(Config.Format.TEXT, Level.INFO)) {
            logger("dev.cardea.app.App").warn("listening on {}", 8080);
        }
        assertThat(lines())
                .singleElement()
                .asString()
                .matches("20\\S+Z WARN  dev\\.cardea\\.app\\.App - listening on 8080");
    }

    @Test
    void aRequestIsOneLine() {
        try (Logs logs = logs(Config.Format.TEXT, Level.INFO)) {
            logs.requests().answered(ANSWERED);
            logs.requests().answered(new Answered("point", "-", "OTHER", 404, 0, "02", ""));
        }
        assertThat(lines())
                .containsExactly(
                        "2026-11-21T12:00:00.057Z INFO  request - GET /users/{id} 200 1.3 ms id=01abc tenant=t1"
                                + " family=point",
                        "2026-11-21T12:00:00.057Z INFO  request - OTHER - 404 0.0 ms id=02 tenant=- family=point");
    }

    @Test
    void aRequestIsAnObject() {
        try (Logs logs = logs(Config.Format.JSON, Level.INFO)) {
            logs.requests().answered(ANSWERED);
        }
        assertThat(lines())
                .containsExactly("{\"ts\":\"2026-11-21T12:00:00.057Z\",\"level\":\"INFO\",\"logger\":\"request\","
                        + "\"message\":\"answered\",\"method\":\"GET\",\"route\":\"/users/{id}\",\"status\":200,"
                        + "\"ms\":1.3,\"request_id\":\"01abc\",\"tenant\":\"t1\",\"family\":\"point\"}");
    }

    @Test
    void noTextCanForgeALine() {
        String evil = "a\r\n2026-11-21T12:00:00Z INFO  x - all is well\u001b[2J\u0085\u2028\u202e\0";
        try (Logs logs = logs(Config.Format.TEXT, Level.INFO)) {
            logger("dev.cardea.x").info("said {}", evil);
            logger("dev.cardea.x").error("failed", new IOException(evil, new IllegalStateException(evil)));
            logs.requests().answered(new Answered("point", "/a", "GET", 200, 0, evil, "x status=500"));
        }
        List<String> lines = lines();
        assertThat(lines).filteredOn(line -> line.startsWith("2026")).hasSize(3);
        assertThat(lines).filteredOn(line -> line.contains("all is well")).hasSize(3);
        assertThat(lines).noneMatch(line -> line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c > 0x7e));
        assertThat(lines.getFirst())
                .endsWith(
                        "said a\\r\\n2026-11-21T12:00:00Z INFO  x - all is well\\u001b[2J\\u0085\\u2028\\u202e\\u0000");
        assertThat(lines.getLast()).contains("tenant=x\\u0020status=500 family=point");
    }

    @Test
    void jsonTellsEverythingAsItWas() {
        String evil = "a\"b\\c\n\t\u0000\u007f\u0085\u2028 ä 😀";
        try (Logs logs = logs(Config.Format.JSON, Level.INFO)) {
            logger("dev.cardea.x").error(evil, new IOException(evil, new IllegalStateException("why")));
            logs.requests().answered(new Answered("point", evil, "GET", 200, 0, evil, evil));
            logger("dev.cardea.x").info("\ud800");
        }
        List<JsonNode> objects =
                lines().stream().map(JsonMapper.shared()::readTree).toList();

        assertThat(objects).hasSize(3);
        assertThat(objects.getFirst().get("message").asString()).isEqualTo(evil);
        assertThat(objects.getFirst().get("level").asString()).isEqualTo("ERROR");
        assertThat(objects.getFirst().get("stack").asString())
                .startsWith("java.io.IOException: a\"b")
                .contains("\tat dev.cardea.app.log.LogsTest.jsonTellsEverythingAsItWas(LogsTest.java:")
                .contains("\nCaused by: java.lang.IllegalStateException: why\n");
        assertThat(objects.get(1).get("tenant").asString()).isEqualTo(evil);
    }

    @Test
    void causesThatGoRoundComeToAnEnd() {
        IOException first = new IOException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);
        first.addSuppressed(new IOException("third"));
        try (Logs _ = logs(Config.Format.TEXT, Level.INFO)) {
            logger("dev.cardea.x").error("failed", first);
        }
        assertThat(lines()).anyMatch(line -> line.endsWith("Suppressed: java.io.IOException: third"));
    }

    @Test
    void librariesAreQuieterThanTheServer() {
        try (Logs _ = logs(Config.Format.TEXT, Level.TRACE)) {
            logger("dev.cardea.x").trace("one");
            logger("io.helidon.webserver").info("Authorization: Bearer secret");
            logger("org.flywaydb.core").info("migrating");
            logger("org.sqlite").debug("opening");
            logger("org.sqlite").info("two");
            logger("io.helidon.webserver").warn("three");
        }
        assertThat(lines())
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly("one", "two", "three");
    }

    @Test
    void aHigherLevelHoldsForAllAndForRequests() {
        try (Logs logs = logs(Config.Format.TEXT, Level.ERROR)) {
            logger("io.helidon").warn("one");
            logger("dev.cardea").warn("two");
            logs.requests().answered(ANSWERED);
            logger("org.flywaydb").error("three");
        }
        assertThat(lines()).singleElement().asString().endsWith("three");
    }

    @Test
    void requestsCanBeLeftOut() {
        try (Logs logs = Logs.over(
                context, new Config.Log(Config.Format.TEXT, Level.INFO, false), out, InstantSource.fixed(NOON))) {
            logs.requests().answered(ANSWERED);
        }
        assertThat(lines()).isEmpty();
    }

    @Test
    void nothingIsLostOfWhatManyThreadsLogAtOnce() throws InterruptedException {
        int threads = 8;
        int each = 20_000;
        try (Logs logs = logs(Config.Format.TEXT, Level.INFO)) {
            List<Thread> started = IntStream.range(0, threads)
                    .mapToObj(number -> Thread.ofVirtual().start(() -> {
                        for (int count = 0; count < each; count++) {
                            logs.requests().answered(new Answered("f", "/r", "GET", 200, 0, number + "-" + count, "t"));
                        }
                    }))
                    .toList();
            for (Thread thread : started) {
                thread.join();
            }
        }
        assertThat(lines().stream().distinct()).hasSize(threads * each).allMatch(line -> line.endsWith(" family=f"));
    }

    @Test
    void whatWasLoggedIsWrittenAfterAFlushAndEvenAfterTheClose() {
        Logs logs = logs(Config.Format.TEXT, Level.INFO);
        logs.requests().answered(ANSWERED);
        logs.flush();
        assertThat(lines()).hasSize(1);

        logs.flush();
        logs.requests().answered(ANSWERED);
        logs.close();
        assertThat(lines()).hasSize(2);

        logs.requests().answered(ANSWERED);
        logs.close();
        logs.flush();
        assertThat(lines()).hasSize(3);
    }

    private Logs logs(Config.Format format, Level level) {
        return Logs.over(context, new Config.Log(format, level, true), out, InstantSource.fixed(NOON));
    }

    private Logger logger(String name) {
        return context.getLogger(name);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
