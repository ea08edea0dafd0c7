package dev.cardea.api.staticbackend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Users who come from a real server: contract staticbackend.md §7, case 75, §4.1 and §4.3.
@BothModes
class ImportedUsersTest {

    private static final String PASSWORD = "abcdefghijklmnopqrstuvwxyz";
    private static final String HASH = "$2a$10$fVH8e28OQRj9tqiDXs1e1uxpsjN0c7II7YPKXua2NAKYvM6iQk7dq";

    private final StaticBackendFixture app;

    ImportedUsersTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 75
    @Test
    void theOldPasswordStaysAndTheOnlyUserOwnsTheAccount() {
        String id = UUID.randomUUID().toString();
        String account = UUID.randomUUID().toString();
        String email = app.address("imported");
        app.importUser(row(id, account, email, "2023-01-02T03:04:05.678901Z"));

        Expect.wrongCredentials(app.login(email, PASSWORD + "x"));
        Person person = app.signedIn(email, PASSWORD);

        JsonNode me = Expect.json(app.me(person.token()));
        assertThat(me.path("role").asInt(-1)).isEqualTo(50);
        assertThat(me.path("userId").asString()).isEqualTo(id);
        assertThat(me.path("accountId").asString()).isEqualTo(account);
    }

    // decision 4: the hash is another one after the first sign-in
    @Test
    void thePasswordWorksTheSecondTimeToo() {
        String email = app.address("imported");
        app.importUser(row(UUID.randomUUID().toString(), UUID.randomUUID().toString(), email, "2023-01-02T03:04:05Z"));

        Expect.token(app.login(email, PASSWORD));

        Expect.token(app.login(email, PASSWORD));
        Expect.wrongCredentials(app.login(email, PASSWORD + "x"));
    }

    // §4.2: a row with upper case cannot log in until lower-cased
    @Test
    void anAddressMayHaveUpperCase() {
        String email = app.address("Imported");
        app.importUser(row(UUID.randomUUID().toString(), UUID.randomUUID().toString(), email, "2023-01-02T03:04:05Z"));

        Expect.token(app.login(email, PASSWORD));
    }

    private static String row(String id, String account, String email, String created) {
        return """
                {"id":"%s","account_id":"%s","token":"%s","email":"%s","password":"%s",\
                "role":0,"reset_code":"","created":"%s"}""".formatted(id, account, UUID.randomUUID(), email, HASH, created);
    }
}
