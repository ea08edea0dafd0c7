package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Change;
import dev.cardea.core.Environment;
import dev.cardea.core.NewUser;
import dev.cardea.core.Policy;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import dev.cardea.core.User;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// PostgreSQL keeps the contract; and what is particular to it.
@Timeout(60)
class PostgresStoreTest extends StoreContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final List<Change> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    Store open(Path folder) {
        PostgresStore opened = database.open();
        opened.listen(heard::addAll);
        return opened;
    }

    @Test
    void changesAreHeardBeforeTheAnswer() {
        User user = sample.user();
        TokenId token = Sample.token();
        heard.clear();
        store.write(tx -> tx.revocations().add(user.id(), token, NOW));
        store.write(tx -> tx.revocations().add(user.id(), token, NOW));

        assertThat(heard).containsExactly(Change.revoked(user.id(), token), Change.of(user.id()));
    }

    @Test
    void aReadSeesOneState() {
        try (Crowd crowd = new Crowd()) {
            NewUser wanted = sample.newUser();
            List<Boolean> seen = store.read(tx -> {
                boolean before = isThere(tx, wanted);
                Crowd.got(crowd.start(() -> store.write(other -> other.users().add(wanted))));
                return List.of(before, isThere(tx, wanted));
            });

            assertThat(seen).containsExactly(false, false);
            assertThat(holds(tx -> isThere(tx, wanted))).isTrue();
        }
    }

    @Test
    void aReaderCannotWrite() {
        assertThatThrownBy(() -> store.read(tx -> tx.users().add(sample.newUser())))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void whoDecidedByWhatAnotherChangesDecidesAgain() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch bothHaveLooked = new CountDownLatch(2);
        heard.clear();
        try (Crowd crowd = new Crowd()) {
            List<Future<Optional<Tenant>>> answers = new ArrayList<>();
            for (String name : List.of("left", "right")) {
                answers.add(crowd.start(() -> store.write(tx -> {
                    runs.incrementAndGet();
                    boolean isAlone = tx.tenants().all().size() == 1;
                    bothHaveLooked.countDown();
                    Crowd.await(bothHaveLooked);
                    return isAlone ? add(tx, name) : Optional.empty();
                })));
            }

            assertThat(answers.stream().map(Crowd::got).flatMap(Optional::stream))
                    .hasSize(1);
        }
        assertThat(runs).hasValue(3);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aCommitThatTheServerTookBackIsTriedAgain() {
        database.execute("CREATE SEQUENCE tries");
        atCommitOfAMark("IF nextval('tries') < 6 THEN RAISE EXCEPTION USING ERRCODE = '40001'; END IF;");
        User user = sample.user();
        heard.clear();
        store.write(tx -> {
            tx.users().activate(user.id());
            return tx.marks().setOnce("name", "value");
        });

        assertThat(heard).containsExactly(Change.of(user.id()));
        assertThat(found(tx -> tx.marks().get("name"))).contains("value");
    }

    @Test
    void whatIsAlwaysTakenBackIsUnavailable() {
        atCommitOfAMark("RAISE EXCEPTION USING ERRCODE = '40001';");
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> store.write(tx -> {
                    runs.incrementAndGet();
                    return tx.marks().setOnce("name", "value");
                }))
                .isInstanceOf(Unavailable.class);
        assertThat(runs).hasValue(8);
        assertThat(found(tx -> tx.marks().get("name"))).isEmpty();
    }

    @Test
    void aCommitThatIsNotAnsweredIsInDoubtAndForgotten() {
        atCommitOfAMark("PERFORM pg_terminate_backend(pg_backend_pid());");
        User user = sample.user();
        AtomicInteger runs = new AtomicInteger();
        heard.clear();

        assertThatThrownBy(() -> store.write(tx -> {
                    runs.incrementAndGet();
                    tx.users().activate(user.id());
                    return tx.marks().setOnce("name", "value");
                }))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("not known");
        assertThat(runs).hasValue(1);
        assertThat(heard).containsExactly(Change.of(user.id()));
        assertThat(store.isAlive()).isTrue();
        assertThat(sample.user().isActive()).isTrue();
    }

    @Test
    void aConnectionLostWhileWorkingIsUnavailableAndPasses() {
        NewUser wanted = sample.newUser();
        assertThatThrownBy(() -> store.write(tx -> {
                    tx.users().add(wanted);
                    return link(tx).statement("SELECT pg_terminate_backend(pg_backend_pid())")
                            .map(_ -> true)
                            .list();
                }))
                .isInstanceOf(Unavailable.class);

        assertThat(holds(tx -> isThere(tx, wanted))).isFalse();
        assertThat(sample.user().isActive()).isTrue();
    }

    @Test
    void aFullStoreRefusesAtOnce() {
        store.close();
        store = PostgresStore.open(database.settings().withMostWaiting(1));
        try (Crowd crowd = new Crowd()) {
            CountDownLatch isHeld = new CountDownLatch(1);
            CountDownLatch isOpen = new CountDownLatch(1);
            Future<Boolean> first = crowd.start(() -> store.write(_ -> {
                isHeld.countDown();
                Crowd.await(isOpen);
                return true;
            }));
            Crowd.await(isHeld);

            assertThatThrownBy(() -> store.write(_ -> true))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("full");
            isOpen.countDown();
            assertThat(Crowd.got(first)).isTrue();
        }
        assertThat(did(_ -> true)).isTrue();
    }

    @Test
    void aClosedStoreRefusesEverything() {
        store.close();

        assertThat(store.isAlive()).isFalse();
        assertThatThrownBy(sample::user).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> store.read(tx -> tx.tenants().all())).isInstanceOf(Unavailable.class);
    }

    @Test
    void manyThatStartAtOnceOnAnEmptyDatabaseMakeItsTablesOnce() {
        PostgresServer server = PostgresServer.running().orElseThrow();
        String empty = server.createEmpty();
        try (Crowd crowd = new Crowd()) {
            List<PostgresStore> opened = crowd.all(4, () -> PostgresStore.open(server.settings(empty)));

            assertThat(opened)
                    .allMatch(one -> one.read(tx -> tx.tenants().all()).isEmpty());
            opened.forEach(PostgresStore::close);
        } finally {
            server.drop(empty);
        }
    }

    @Test
    void aNewerSchemaIsRefused() {
        store.close();
        database.execute("UPDATE flyway_schema_history SET version = '%d' WHERE version = '%04d'"
                .formatted(Migrations.NEWEST + 1, Migrations.NEWEST));

        assertThatThrownBy(database::open).isInstanceOf(SchemaTooNew.class);
    }

    @Test
    void aServerThatMayForgetACommitIsRefused() {
        store.close();
        database.execute("""
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database());
                END $$
                """);

        assertThatThrownBy(database::open).isInstanceOf(DatabaseUnfit.class).hasMessageContaining("synchronous_commit");
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailable() {
        PostgresStore.Settings known = database.settings();
        PostgresStore.Settings unknown =
                PostgresStore.Settings.of(known.url() + "_not", known.username(), known.password());

        assertThatThrownBy(() -> PostgresStore.open(unknown)).isInstanceOf(Unavailable.class);
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(database.settings().toString())
                .doesNotContain(database.settings().password());
    }

    /// Has the server do something as the last step of each transaction that sets a mark.
    private void atCommitOfAMark(String step) {
        database.execute("""
                CREATE FUNCTION step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    %s
                    RETURN NULL;
                END $$
                """.formatted(step));
        database.execute("""
                CREATE CONSTRAINT TRIGGER step AFTER INSERT ON marks DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION step()
                """);
    }

    private static Optional<Tenant> add(Tx tx, String organisation) {
        return tx.tenants().add(organisation, Environment.DEV, Sample.MINT.publicKey(), Policy.DEFAULT, NOW);
    }

    private static boolean isThere(Tx tx, NewUser user) {
        return tx.users().named(user.tenant(), user.pointId()).isPresent();
    }

    private static Link link(Tx tx) {
        return ((Tables) tx).link();
    }
}
