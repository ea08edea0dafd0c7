package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.TokenKind;
import dev.cardea.core.UserId;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a flow hands out may end in a log by its `toString`: then no secret does.
class NothingShowsASecretTest {

    private static final String SIGNING_KEY = "signing-key-of-another-house-123";
    private static final String ADDRESS = "ada.lovelace@example.org";
    private static final ExternalId U1 = new ExternalId("u-1");

    @TempDir
    Path folder;

    private final List<Object> shown = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    @Test
    void notEvenWhatExistsToHoldOne() {
        try (OpenInstallation house = TestInstallation.in(folder, new ManualClock())) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            operate(house.operations(), a);
            call(house.flows(), a);
            people(house, People.joining(house, "B", Environment.STAGING));
            shown.add(house.flows());
            shown.add(house.operations());
            shown.add(TestInstallation.MASTER);
        }
        secrets.add(SIGNING_KEY);
        secrets.add(TestInstallation.MASTER.text());

        assertThat(String.join("\n", shown.stream().map(Object::toString).toList()))
                .doesNotContain(secrets)
                .contains("u-1");
    }

    private void operate(Operations operations, Backend a) {
        NewApiKey made = got(operations.createApiKey().run(a.ref(), "label"));
        secrets.add(made.secret());
        shown.add(made);
        shown.add(made.key());
        shown.add(operations.importApiKey().run(a.ref(), "again", made.secret()));
        RootToken root = got(operations.createRootToken().run(a.ref(), "ada@example.org"));
        secrets.add(root.secret().substring(root.secret().lastIndexOf('|') + 1));
        shown.add(root);
        shown.add(operations.importRootToken().run(a.ref(), "ada@example.org", root.secret()));
        String malformed = "cprt" + "A".repeat(48);
        secrets.add(malformed);
        shown.add(operations.importApiKey().run(a.ref(), "like a token", malformed));
        shown.add(operations
                .importSigningKey()
                .run(a.ref(), TokenKind.POINT_ACCESS, SIGNING_KEY.getBytes(US_ASCII), true));
        shown.add(operations.listSigningKeys().run(a.ref()));
        shown.add(operations.listApiKeys().run(a.ref()));
    }

    private void call(Flows flows, Backend a) {
        PointUser created = got(flows.createUser().run(a.caller(), U1));
        AccessToken access = got(flows.mintAccess().run(a.caller(), U1));
        PointUser renewed = got(flows.renewRefresh().run(a.caller(), U1));
        String refresh = renewed.refreshToken().orElseThrow();
        secrets.add(created.refreshToken().orElseThrow());
        secrets.add(access.text());
        secrets.add(access.text().substring(access.text().lastIndexOf('.') + 1));
        secrets.add(refresh);

        shown.addAll(List.of(created, access, renewed, a.row("u-1"), a.caller()));
        shown.add(a.holder(refresh));
        shown.add(a.holder(access.text()));
        shown.add(flows.introspect().run(a.tenant(), access.text()));
        shown.add(flows.introspect().run(a.tenant(), refresh));
        shown.add(flows.identify().run(Environment.DEV, access.text()));
        shown.add(flows.revokeAccess().run(a.caller(), U1, refresh));
    }

    private void people(OpenInstallation house, People b) {
        SessionToken session = got(b.flows().register().run(b.tenant(), ADDRESS, People.PASSWORD));
        RootToken rootToken = got(house.operations().createRootToken().run(b.ref()));
        Outcome<String> code = b.flows().createResetCode().run(b.root(), ADDRESS);
        MagicLink link = new MagicLink(
                ADDRESS, "The Shop", ADDRESS, "subject", "<p>text of a letter</p>", "https://app.example/");
        UserId user = b.user(ADDRESS).id();
        PasswordHash hash = house.store().read(tx -> tx.passwords().of(user)).orElseThrow();
        secrets.addAll(
                List.of(ADDRESS, People.PASSWORD, rootToken.secret(), got(code), "text of a letter", hash.text()));
        secrets.add(session.text());
        secrets.add(session.text().substring(session.text().lastIndexOf('.') + 1));

        shown.addAll(List.of(session, rootToken, link, hash, b.root(), b.user(ADDRESS), b.member(session.text())));
        shown.add(b.flows().sendMagicLink().run(b.tenant(), link));
        shown.add(b.flows().useMagicLink().run(b.tenant(), ADDRESS, got(code)));
        shown.add(b.flows().resetPassword().run(b.tenant(), ADDRESS, "wrong", People.PASSWORD));
        shown.add(b.flows().signIn().run(b.tenant(), ADDRESS, "wrong"));
        shown.add(b.flows().register().run(b.tenant(), ADDRESS, People.PASSWORD));
        shown.add(b.flows().identifyRoot().run(b.tenant(), session.text()));
        shown.add(b.flows().identifyMember().run(b.tenant(), session.text() + "x"));
        shown.add(b.flows().listMembers().run(b.member(session.text())));
        shown.add(house.flows().introspect().run(b.tenant(), session.text()));
        shown.add(new ImportedUser(
                Optional.empty(), Optional.empty(), ADDRESS, Optional.of(hash.text()), 50, Optional.empty()));
        shown.add(house.passwords());
        shown.add(house.standings().user(user));
    }
}
