package dev.cardea.api.point;

import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.V1;
import static dev.cardea.api.point.PointFixture.text;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// No credential and no id reaches a log: contract point.md §6.F21 and §6.H13.
class LogsTest {

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @AutoClose
    private final PointFixture point;

    LogsTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    @BeforeEach
    void listen() {
        logged.start();
        root().addAppender(logged);
    }

    @AfterEach
    void listenNoLonger() {
        root().detachAppender(logged);
    }

    // F21: what follows would prove nothing if nobody listened
    @Test
    void whatIsLoggedIsHeardHere() {
        LoggerFactory.getLogger(LogsTest.class).info("heard");

        assertThat(logged.list).anyMatch(event -> whole(event).startsWith("heard"));
    }

    // F21, H13
    @Test
    void whatIsLoggedTellsNothing() {
        got(point.server().operations().importApiKey().run(PointFixture.A, "long", "backend-key-4711"));
        String id = text(point.ask("POST /organizations/users/customer-4711", "backend-key-4711"), "id");
        String fromKey = point.minted(V1 + id, "backend-key-4711");
        String fromRefresh = point.at1();

        point.ask("DELETE /users/" + id + "/access_token/" + fromKey, "backend-key-4711");
        point.ask("DELETE /users/" + id + "/access_token/Bearer%20" + fromRefresh, "backend-key-4711");
        point.ask("DELETE /organizations/users/" + P1 + "/access_token/" + fromRefresh, fromRefresh);
        point.ask("DELETE /organizations/users/" + P1 + "/access_token/" + fromRefresh, fromRefresh);
        point.ask("DELETE /organizations/users/" + P1 + "/refresh_token", point.rt1);
        point.ask("DELETE /organizations/users/" + P1 + "/refresh_token", point.rt1);
        point.ask("PUT /users/customer-4711/access_token/" + fromKey, "backend-key-4711");
        point.ask("GET /nowhere/customer-4711?access_token=" + fromKey, "backend-key-4711");
        point.ask("POST /users/customer-4711%00", "backend-key-4711");
        point.sendRaw("DELETE /users/customer-4711/access_token/" + fromKey + " HTTP/1.1\r\nno colon\r\n\r\n");
        point.sendRaw("backend-key-4711 /users/customer-4711/" + fromKey + " HTTP/1.1\r\nHost: 4711\r\n\r\n");
        point.server().close(); // after which all has been told

        String told = point.server().answered() + "\n"
                + logged.list.stream().map(LogsTest::whole).toList();
        assertThat(point.server().answered()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(told).doesNotContain("4711", "eyJ", fromKey, fromRefresh, point.rt1, ID1, P1, id);
    }

    private static String whole(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + event.getKeyValuePairs()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
