package dev.cardea.api.queryserver;

import static dev.cardea.testing.FormerQueryServer.HASH;
import static dev.cardea.testing.FormerQueryServer.MADE;
import static dev.cardea.testing.FormerQueryServer.SECRET;
import static dev.cardea.testing.FormerQueryServer.VECTOR;
import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.FormerQueryServer;
import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was taken over from a Query Server's file works over the wire: contract query-server.md §7, cases 47 and 48.
class ImportedTest {

    private static final String ADA = "05143485-5ddb-4809-b7bb-e160b42f2f3e";
    private static final String BOB = "05143485-5ddb-4809-b7bb-e160b42f2f3f";

    @TempDir
    Path folder;

    // 47, 48
    @ParameterizedTest
    @EnumSource
    void theVectorTokenAndThePasswordWork(Spelling spelling) throws Exception {
        try (FormerQueryServer former = FormerQueryServer.in(folder);
                QueryServerFixture query = new QueryServerFixture(Mode.DEVELOPMENT, spelling, folder.resolve("data"))) {
            former.user(ADA, "ada@example.org", HASH, true, true);
            former.userToken(ADA, VECTOR, MADE, MADE);
            former.user(BOB, "bob@example.org", HASH, false, true);
            String dead = FormerQueryServer.token("user_token", BOB, MADE + 5, MADE, SECRET); // D5: never worked there
            former.userToken(BOB, dead, 4_000_000_000_000L, MADE);
            got(query.server()
                    .operations()
                    .importQueryServer()
                    .run(query.tenant(), former.file(), SECRET.getBytes(UTF_8), false));

            Answer list = query.ask("GET " + query.path(), VECTOR);
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.body())
                    .contains("\"token\":\"" + VECTOR + "\"")
                    .contains("\"user_uuid\":\"" + ADA + "\"")
                    .doesNotContain(dead);

            String value = "POST " + query.path() + "/value";
            assertThat(query.send(value, "{'email':'ada@example.org','password':'password'}")
                            .body())
                    .isEqualTo("{\"data\":[{\"token\":\"" + VECTOR + "\"}]}");
            assertThat(query.send(value, "{'email':'ada@example.org','password':'Password'}")
                            .status())
                    .isEqualTo(400);

            String own = "GET " + query.path() + "/value?email=bob@example.org";
            assertThat(query.ask(own, dead).status()).isEqualTo(401);
            String anew = query.send(value, "{'email':'bob@example.org','password':'password'}")
                    .body()
                    .replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
            assertThat(query.ask(own, anew).status()).isEqualTo(200);
        }
    }
}
