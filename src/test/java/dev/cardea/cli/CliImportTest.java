package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Membership;
import dev.cardea.core.Role;
import dev.cardea.core.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who come from a StaticBackend server (contract staticbackend.md §4).
class CliImportTest {

    private static final String COMMAND = "user import --tenant acme --env production";
    private static final String ID = "3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c11";
    private static final String ACCOUNT = "3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c22";
    private static final String HASH = "old:hash-of-a-password";

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void begin() {
        site = new Site(folder.resolve("data"));
        site.say("tenant create acme --env production --families staticbackend");
    }

    @Test
    void aUserBringsEverythingAlong() {
        assertThat(site.say(COMMAND, """
                        {"id":"%s","account_id":"%s","token":"t","email":"Ada@example.org","password":"%s",\
                        "role":50,"reset_code":"","created":"2026-11-20T10:11:55.778622Z"}
                        """.formatted(ID, ACCOUNT, HASH)))
                .isEqualTo(Said.done("acme@production has taken over 1 user; 0 lines refused."));

        User ada = user("ada@example.org");
        assertThat(ada.uuid()).isEqualTo(UUID.fromString(ID));
        assertThat(ada.membership()).contains(new Membership(new AccountId(UUID.fromString(ACCOUNT)), Role.OWNER));
        assertThat(ada.created()).isEqualTo(Instant.parse("2026-11-20T10:11:55.778Z"));
        assertThat(ada.email()).map(Email::typed).contains("Ada@example.org");
    }

    @Test
    void whoIsRefusedIsNamedByLineAndDomain() {
        String list = """
                {"id":"%1$s","email":"ada@example.org"}

                {"id":"%1$s","email":"bob@secret.example"}
                {"id":"%1$s","email":"ada@Example.org"}
                {"email":"private-name"}
                {"email":"eve@example.org","password":"plain text"}
                {"email":"eve@example.org","role":"50"}
                {"email":"eve@example.org","created":"yesterday"}
                {"id":"7","email":"eve@example.org"}
                {"email":7}
                "ada"
                {"email":"eve@exam
                """.formatted(ID);

        Said said = site.say(COMMAND, list);

        assertThat(said).isEqualTo(new Said(1, "acme@production has taken over 1 user; 10 lines refused.\n", """
                        Line 3 (at secret.example): Another user of the tenant has this name: look which of the two \
                        is right.
                        Line 4 (at example.org): Another user of the tenant has this address: look which of the two \
                        is right.
                        Line 5: This is no e-mail address: check how it is written.
                        Line 6 (at example.org): The user cannot be taken over: the password is no bcrypt or argon2 \
                        hash of bearable cost.
                        Line 7 (at example.org): The user cannot be taken over: role is no number from 0 to 100.
                        Line 8 (at example.org): The user cannot be taken over: created is no time such as \
                        2026-11-20T10:11:55.778622Z.
                        Line 9 (at example.org): The user cannot be taken over: id is neither a UUID nor 24 \
                        hexadecimal digits.
                        Line 10: The user cannot be taken over: email is no text.
                        Line 11: The user cannot be taken over: its line is no JSON object.
                        Line 12: The user cannot be taken over: its line is no JSON.
                        """));
    }

    @Test
    void asJsonItIsOneObject() {
        Said said = site.say(COMMAND + " --json", """
                        {"id":"507f1f77bcf86cd799439011","accountId":"507f1f77bcf86cd799439012","email":"ada@x.example"}
                        {"id":"507f1f77bcf86cd799439013","accountId":"507f1f77bcf86cd799439012","email":"bob@x.example"}
                        {"email":"bob@x.example"}
                        {}
                        """);

        assertThat(said).isEqualTo(new Said(1, """
                        {"tenant":"acme","environment":"production","taken":2,"refused":[\
                        {"line":3,"domain":"x.example","reason":"Another user of the tenant has this address: look \
                        which of the two is right."},\
                        {"line":4,"domain":null,"reason":"This is no e-mail address: check how it is written."}],\
                        "new_ids":[{"line":1,"id":"507f1f77-bcf8-86cd-8000-000799439011"},\
                        {"line":2,"id":"507f1f77-bcf8-86cd-8000-000799439013"}]}
                        """, ""));
        assertThat(user("bob@x.example").membership().map(Membership::account))
                .isEqualTo(user("ada@x.example").membership().map(Membership::account));
    }

    @Test
    void aNewIdIsSaid() {
        assertThat(site.say(COMMAND, "{\"id\":\"507f1f77bcf86cd799439011\",\"email\":\"ada@x.example\"}")
                        .err())
                .isEqualTo("A new id was given to 1 user who had no UUID; --json names them.\n");
    }

    @Test
    void itMayComeFromAFileAndWithWindowsLineBreaks() throws Exception {
        Path file = Files.writeString(
                folder.resolve("users.jsonl"),
                "{\"id\":\"" + ID + "\",\"email\":\"ada@x.example\"}\r\n\r\n{\"email\":\"bob@x.example\"}");

        assertThat(site.say(COMMAND + " --file " + file).out())
                .isEqualTo("acme@production has taken over 2 users; 0 lines refused.\n");
    }

    @Test
    void thousandsComeInAtOnceThroughTheSocket() {
        String padding = "x".repeat(700);
        String list = IntStream.range(0, UserLines.MOST)
                .mapToObj(i -> "{\"id\":\"%s\",\"account_id\":\"%s\",\"email\":\"u%d@example.org\",\"x\":\"%s\"}"
                        .formatted(new UUID(1, i), new UUID(2, i / 2), i, padding))
                .collect(Collectors.joining("\n"));

        try (Site.Server _ = site.serve()) {
            assertThat(site.say(COMMAND, list))
                    .isEqualTo(Said.done("acme@production has taken over 10000 users; 0 lines refused."));
        }
        assertThat(user("u9998@example.org").membership().map(Membership::role)).contains(Role.OWNER);
        assertThat(user("u9999@example.org").membership().map(Membership::role)).contains(Role.MEMBER);
    }

    @Test
    void moreThanThatIsRefusedAsAWhole() {
        String list = "{\"email\":\"ada@x.example\"}\n" + "\n".repeat(UserLines.MOST);

        assertThat(site.say(COMMAND, list).exit()).isEqualTo(2);
        assertThat(site.say(COMMAND, list).err()).startsWith("There are more than 10000 lines: ");
        assertThat(site.say(COMMAND, "x".repeat(8 * 1024 * 1024 + 1)))
                .isEqualTo(new Said(2, "", "The list of users is too long: more than 8388608 bytes came in.\n"));
        assertThat(site.say(COMMAND, "{\"email\":\"" + "x".repeat(16 * 1024) + "@x.example\"}")
                        .err())
                .isEqualTo("Line 1: The user cannot be taken over: its line has more than 16384 bytes.\n");
    }

    @Test
    void neitherAHashNorAnAddressIsEverSaid() {
        String list = """
                {"email":"ada@x.example","password":"%1$s"
                {"email":"ada@x.example","password":"$2a$99$%1$s"}
                {"email":"ada@x.example@","password":"%1$s","role":1.5}
                {"email":"ada@x.example","password":["%1$s"]}
                {"email":"ada@x.example","created":"%1$s"}
                {"email":"ada@x.example","id":"%1$s"}
                """.formatted(HASH);

        for (String command : List.of(COMMAND, COMMAND + " --json")) {
            Said said = site.say(command, list);
            assertThat(said.out() + said.err()).doesNotContain(HASH).doesNotContain("ada");
        }
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        assertThat(UserLines.read(new Input(bytes)).toString())
                .doesNotContain(HASH)
                .doesNotContain("ada");
    }

    @Test
    void aTenantMustBeThere() {
        assertThat(site.say("user import --tenant nobody --env dev", "{\"email\":\"ada@x.example\"}"))
                .isEqualTo(Said.refused("There is no such tenant: 'cardea tenant list' shows which there are."));
    }

    private User user(String address) {
        Email email = Email.parse(address).orElseThrow();
        return site.inStore(store -> store.read(tx -> tx.users()
                .withEmail(
                        tx.tenants()
                                .named("acme", Environment.PRODUCTION)
                                .orElseThrow()
                                .id(),
                        email)
                .orElseThrow()));
    }
}
