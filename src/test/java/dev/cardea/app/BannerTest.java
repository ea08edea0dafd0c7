package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.config.Config;
import dev.cardea.testing.Shell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What development mode prints can be pasted as it is.
class BannerTest {

    @Test
    void theCurlLinesWorkWhenPasted(@TempDir Path folder) throws Exception {
        Shell.needsCurl();
        Config config = Config.development("127.0.0.1", 0, folder.resolve("data"));
        App.Plan plan = new App.Plan(
                Premises.plan(
                        config,
                        DataFolderKind.DEVELOPMENT,
                        Optional.empty(),
                        new OpenStore.Plan.Sqlite(config.store().sqlite())),
                config.http().settings(),
                Optional.empty(),
                Optional.empty(),
                config.families(),
                _ -> {},
                () -> {});
        try (App app = App.start(plan, new Outside(InstantSource.system(), new SecureRandom()))) {
            String banner = printed(app, config);
            List<String> lines = curlLines(banner);

            assertThat(banner)
                    .doesNotContain("${")
                    .contains("mailbox        " + app.address() + "/dev/mail")
                    .contains("public key " + Development.PUBLIC_KEY)
                    .contains("root token " + Development.ROOT_TOKEN)
                    .contains(Development.ADMINISTRATOR + ", password " + Development.ADMINISTRATOR_PASSWORD);
            assertThat(lines).hasSize(6);
            assertThat(Shell.pasted(lines.get(0)))
                    .contains("\"user\":{\"id\":\"point|", "\"refreshToken\":{\"token\":");
            assertThat(Shell.pasted(lines.get(1))).contains("\"accessToken\":{\"token\":\"Bearer ");
            assertThat(Shell.pasted(lines.get(2))).startsWith("{\"active\":true,\"sub\":\"point|");
            assertThat(Shell.pasted(lines.get(3))).matches("\"[\\w-]+\\.[\\w-]+\\.[\\w-]+\"");
            assertThat(Shell.pasted(lines.get(4)))
                    .matches("\\{\"data\":\\[\\{\"token\":\"[\\w-]+\\.[\\w-]+\\.[\\w-]+\"}]}");
            assertThat(Shell.pasted(lines.get(5)))
                    .startsWith("{\"access_token\":\"")
                    .endsWith("\"expires_in\":1800}");
        }
    }

    private static List<String> curlLines(String banner) {
        return banner.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("curl "))
                .toList();
    }

    private static String printed(App app, Config config) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Banner.print(out, app, DataFolderKind.DEVELOPMENT, config, 1);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
