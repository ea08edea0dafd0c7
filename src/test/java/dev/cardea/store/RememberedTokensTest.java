package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Scopes;
import dev.cardea.core.Standing;
import dev.cardea.core.Term;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of tokens of Query Server, of clients and of administrators is forgotten when it changes.
class RememberedTokensTest {

    @TempDir
    Path folder;

    private SqliteStore store;
    private Sample sample;
    private RememberedStandings standings;
    private User user;

    @BeforeEach
    void openStore() {
        store = SqliteStore.open(folder);
        standings = new RememberedStandings(store, RememberedStandings.Settings.DEFAULT);
        store.listen(standings::forget);
        sample = Sample.in(store);
        user = sample.user();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void everyChangeOfAUsersTokenIsSeenWhenItIsAnswered() {
        assertThat(standing().queryToken()).isEmpty();
        change(tx -> tx.queryTokens().add(token()));
        QueryToken first = standing().queryToken().orElseThrow();
        assertThat(standings.owner(sample.tenant().id(), first.subject())).contains(user.id());

        change(tx -> tx.queryTokens().replace(first.id(), token()));
        QueryToken second = standing().queryToken().orElseThrow();
        assertThat(second.subject()).isNotEqualTo(first.subject());

        change(tx -> tx.queryTokens().end(second.id(), second.subject()));
        assertThat(standing().queryToken().flatMap(QueryToken::key)).isEmpty();

        change(tx -> tx.queryTokens().remove(second.id()));
        assertThat(standing().queryToken()).isEmpty();
    }

    @Test
    void everyChangeInTheDirectoryIsSeenWhenItIsAnswered() {
        assertThat(standing().user()).isEqualTo(user);
        change(tx -> tx.directory().setAdministrator(user.id(), true));
        assertThat(standing().user().isAdministrator()).isTrue();
        change(tx -> tx.directory().confirm(user.id(), NOW));
        assertThat(standing().user().isConfirmed()).isTrue();
        change(tx -> tx.directory().touch(user.id(), NOW.plusSeconds(7)));
        assertThat(standing().user().updated()).isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void aClientIsSeenWhenItIsMadeAndWhenItIsRevoked() {
        ClientId web = new ClientId("web");
        assertThat(standings.client(web)).isEmpty();
        change(tx -> tx.clients().add(sample.tenant().id(), web, Sample.hash(), Scopes.ALL, NOW));
        Client client = standings.client(web).orElseThrow();
        assertThat(client.isLive()).isTrue();
        change(tx -> tx.clients().revoke(client.number(), NOW));
        assertThat(standings.client(web)).map(Client::isLive).contains(false);
    }

    private Standing standing() {
        return standings.user(user.id()).orElseThrow();
    }

    private NewQueryToken token() {
        return new NewQueryToken(
                sample.tenant().id(),
                new QueryToken.Holder.OfUser(user.id()),
                QuerySubject.of(sample.key(), Sample.MINT.tokenSeed()),
                sample.key(),
                Term.endless(NOW),
                true,
                true,
                NOW);
    }

    private void change(Consumer<Tx> work) {
        store.write(tx -> {
            work.accept(tx);
            return true;
        });
    }
}
