package dev.cardea.crypto;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Email;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import dev.cardea.flow.ImportedUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What ends the links that confirm addresses, to the byte: contract aviauth.md §5 and case 45.
class ConfirmationsTest {

    private static final UUID ID = UUID.fromString("17ca7f28-b2fb-47fb-a706-194b9bfdc4f2");
    private static final String ADDRESS = "johndoe@example.com";
    private static final String VECTOR = "5260309a74c95b0498ea99f2516ec04e";

    @TempDir
    Path folder;

    private Workbench bench;
    private User john;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        ImportedUser row =
                new ImportedUser(Optional.of(ID), Optional.empty(), ADDRESS, Optional.empty(), 0, Optional.empty());
        john = got(got(bench.house.operations().importUsers().run(bench.a.ref(), List.of(row)))
                .getFirst());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String ofNewUser(UUID id, String address) {
        return bench.forms.confirmation(new NewUser(
                bench.a.tenant().id(),
                id,
                new Mint(new Random(5)).pointId(),
                Optional.empty(),
                Email.parse(address),
                1,
                bench.clock.instant()));
    }

    // 45
    @Test
    void anImportedKeyChecksTheVector() {
        assertThat(bench.forms.isConfirmation(john, VECTOR)).isFalse();

        got(bench.house
                .operations()
                .importSigningKey()
                .run(bench.a.ref(), TokenKind.AVIAUTH_CONFIRMATION, "dev".getBytes(US_ASCII), false));

        assertThat(bench.forms.isConfirmation(john, VECTOR)).isTrue();
        assertThat(bench.forms.isConfirmation(john, VECTOR.replace('e', 'f'))).isFalse();
        assertThat(bench.forms.isConfirmation(john, "")).isFalse();
        assertThat(bench.forms.isConfirmation(john, VECTOR + "\u0135")).isFalse();
    }

    @Test
    void ourOwnKeyMakesAnotherOneForEveryUserAndAddress() {
        String made = ofNewUser(ID, ADDRESS);

        assertThat(made).matches("[0-9a-f]{32}").isNotEqualTo(VECTOR);
        assertThat(bench.forms.isConfirmation(john, made)).isTrue();
        assertThat(bench.forms.isConfirmation(john, ofNewUser(ID, "john@example.com")))
                .isFalse();
        assertThat(bench.forms.isConfirmation(john, ofNewUser(new UUID(1, 2), ADDRESS)))
                .isFalse();
    }

    @Test
    void aRotationLeavesLinksGood() {
        String made = ofNewUser(ID, ADDRESS);

        got(bench.house.operations().rotateSigningKey().run(bench.a.ref()));

        assertThat(bench.forms.isConfirmation(john, made)).isTrue();
        assertThat(ofNewUser(ID, ADDRESS)).isNotEqualTo(made);
    }
}
