package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Change;
import dev.cardea.core.NewUser;
import dev.cardea.core.Store;
import dev.cardea.core.TokenId;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import dev.cardea.core.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// SQLite keeps the contract; and what is particular to its one writer.
@Timeout(60)
class SqliteStoreTest extends StoreContract implements StoreObserver {

    private static final SqliteStore.Settings SETTINGS = SqliteStore.Settings.DEFAULT.withQueueBound(64);

    private final List<Integer> commits = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Throwable> death = new AtomicReference<>();
    private final List<Change> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    Store open(Path folder) {
        SqliteStore opened = SqliteStore.open(folder, SETTINGS, this);
        opened.listen(heard::addAll);
        return opened;
    }

    @Override
    public void committed(int pieces, long nanos) {
        commits.add(pieces);
    }

    @Override
    public void died(Throwable why) {
        death.set(why);
    }

    @Test
    void whatQueuesUpSharesACommit() {
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            commits.clear();
            List<Future<User>> created = crowd.start(64, sample::user);
            Crowd.until(() -> sqlite().queued() == 64);
            gate.open();

            assertThat(created.stream().map(Crowd::got).map(User::id)).doesNotHaveDuplicates();
            assertThat(commits).containsExactly(1, 64);
        }
    }

    @Test
    void aFullQueueRefusesAtOnce() {
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            List<Future<User>> created = crowd.start(64, sample::user);
            Crowd.until(() -> sqlite().queued() == 64);

            assertThatThrownBy(sample::user).isInstanceOf(Unavailable.class).hasMessageContaining("full");
            gate.open();
            assertThat(created.stream().map(Crowd::got)).hasSize(64);
        }
    }

    @Test
    void aPieceThatThrowsIsRolledBackAlone() {
        NewUser before = sample.newUser();
        NewUser broken = sample.newUser();
        NewUser after = sample.newUser();
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            commits.clear();
            Future<?> first = queue(crowd, tx -> tx.users().add(before));
            Future<?> second = queue(crowd, tx -> {
                User user = tx.users().add(broken).orElseThrow();
                tx.users().deactivate(user.id(), 5, Sample.NOW);
                throw new IllegalStateException("a bug");
            });
            Future<?> third = queue(crowd, tx -> tx.users().add(after));
            heard.clear();
            gate.open();

            Crowd.got(first);
            Crowd.got(third);
            assertThat(Crowd.failure(second)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(commits).containsExactly(1, 3);
        assertThat(Stream.of(before, broken, after).map(this::isKept)).containsExactly(true, false, true);
        assertThat(heard).isEmpty();
    }

    @Test
    void aFailedCommitFailsEveryPieceOfItsBatch() {
        NewUser wanted = sample.newUser();
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            Future<?> innocent = queue(crowd, tx -> tx.users().add(wanted));
            Future<?> guilty = queue(crowd, SqliteStoreTest::breakTheCommit);
            gate.open();

            assertThat(Crowd.failure(innocent)).isInstanceOf(Unavailable.class);
            assertThat(Crowd.failure(guilty)).isInstanceOf(Unavailable.class);
        }
        assertThat(isKept(wanted)).isFalse();
        assertThat(sample.user().isActive()).isTrue();
    }

    @Test
    void anErrorThatEndsTheTransactionFailsEveryPieceOfItsBatch() {
        NewUser wanted = sample.newUser();
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            Future<?> innocent = queue(crowd, tx -> tx.users().add(wanted));
            Future<?> guilty = queue(crowd, tx -> link(tx).statement("ROLLBACK").execute());
            gate.open();

            assertThat(Crowd.failure(innocent)).isInstanceOf(Unavailable.class);
            assertThat(Crowd.failure(guilty)).isInstanceOf(Unavailable.class);
        }
        assertThat(isKept(wanted)).isFalse();
        assertThat(sample.user().isActive()).isTrue();
    }

    @Test
    void aFullDiskIsUnavailableAndPasses() {
        assertThatThrownBy(() -> store.write(tx -> {
                    link(tx).statement("PRAGMA max_page_count = 1")
                            .map(row -> row.getLong(1))
                            .one();
                    for (int i = 0; i < 2000; i++) {
                        tx.users().add(sample.newUser());
                    }
                    return true;
                }))
                .isInstanceOf(Unavailable.class);
        store.write(tx -> link(tx).statement("PRAGMA max_page_count = 1000000")
                .map(row -> row.getLong(1))
                .one());

        assertThat(sample.user().isActive()).isTrue();
        assertThat(sqlite().isAlive()).isTrue();
    }

    @Test
    void anErrorOfTheMachineEndsTheWriterAloud() {
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            Future<?> waiting = queue(crowd, tx -> tx.users().add(sample.newUser()));
            Future<?> deadly = queue(crowd, _ -> {
                throw new OutOfMemoryError("on purpose");
            });
            gate.open();

            assertThat(Crowd.failure(waiting)).isInstanceOf(Unavailable.class);
            assertThat(Crowd.failure(deadly)).isInstanceOf(Unavailable.class);
        }
        Crowd.until(() -> death.get() != null);
        assertThat(death.get()).isInstanceOf(OutOfMemoryError.class);
        assertThat(sqlite().isAlive()).isFalse();
        assertThatThrownBy(sample::user).isInstanceOf(Unavailable.class);
    }

    @Test
    void closingDoesWhatIsQueuedAndRefusesTheRest() {
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            List<Future<User>> created = crowd.start(8, sample::user);
            Crowd.until(() -> sqlite().queued() == 8);
            Future<Boolean> closed = crowd.start(() -> {
                store.close();
                return true;
            });
            gate.open();

            assertThat(created.stream().map(Crowd::got)).hasSize(8);
            assertThat(Crowd.got(closed)).isTrue();
        }
        assertThatThrownBy(sample::user).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> store.read(tx -> tx.tenants().all())).isInstanceOf(Unavailable.class);
        assertThat(death.get()).isNull();
    }

    @Test
    void anInterruptedCallerIsToldThatItIsNotKnown() {
        try (Crowd crowd = new Crowd()) {
            Gate gate = new Gate(crowd);
            Future<Boolean> interrupted = crowd.start(() -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(sample::user).isInstanceOf(Unavailable.class);
                return Thread.currentThread().isInterrupted();
            });

            assertThat(Crowd.got(interrupted)).isTrue();
            gate.open();
        }
    }

    @Test
    void changesAreHeardBeforeTheAnswer() {
        User user = sample.user();
        TokenId token = Sample.token();
        heard.clear();
        store.write(tx -> tx.revocations().add(user.id(), token, Sample.NOW));
        store.write(tx -> tx.revocations().add(user.id(), token, Sample.NOW));

        assertThat(heard).containsExactly(Change.revoked(user.id(), token), Change.of(user.id()));
    }

    @Test
    void aReadSeesOneState() {
        try (Crowd crowd = new Crowd()) {
            NewUser wanted = sample.newUser();
            List<Boolean> seen = store.read(tx -> {
                boolean before =
                        tx.users().named(wanted.tenant(), wanted.pointId()).isPresent();
                Crowd.got(crowd.start(() -> store.write(other -> other.users().add(wanted))));
                return List.of(
                        before,
                        tx.users().named(wanted.tenant(), wanted.pointId()).isPresent());
            });

            assertThat(seen).containsExactly(false, false);
            assertThat(isKept(wanted)).isTrue();
        }
    }

    @Test
    void aReaderCannotWrite() {
        assertThatThrownBy(() -> store.read(tx -> tx.users().add(sample.newUser())))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aSecondStoreOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> SqliteStore.open(folder))
                .isInstanceOf(DataFolderInUse.class)
                .hasMessageContaining(folder.getFileName().toString());
        assertThat(sample.user().isActive()).isTrue();
    }

    @Test
    void aNewerSchemaIsRefused() {
        store.close();
        setVersion(Migrations.NEWEST + 1);

        assertThatThrownBy(() -> SqliteStore.open(folder)).isInstanceOf(SchemaTooNew.class);
        setVersion(Migrations.NEWEST);
        store = open(folder);
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        Path fresh = folder.resolve("fresh");
        try (Store another = SqliteStore.open(fresh)) {
            Sample.in(another);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                    .isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(fresh)) {
                assertThat(files.filter(Files::isRegularFile))
                        .hasSizeGreaterThanOrEqualTo(4)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    private SqliteStore sqlite() {
        return (SqliteStore) store;
    }

    private boolean isKept(NewUser user) {
        return store.read(tx -> tx.users().named(user.tenant(), user.pointId())).isPresent();
    }

    /// Starts a write, and returns when it is in the queue.
    private <T> Future<T> queue(Crowd crowd, Function<Tx, T> work) {
        int before = sqlite().queued();
        Future<T> started = crowd.start(() -> store.write(work));
        Crowd.until(() -> sqlite().queued() == before + 1);
        return started;
    }

    /// A foreign key that is looked at only when the transaction commits.
    private static int breakTheCommit(Tx tx) {
        link(tx).statement("PRAGMA defer_foreign_keys = ON").execute();
        return link(tx).statement("UPDATE users SET tenant = 4711 WHERE number = (SELECT max(number) FROM users)")
                        .execute()
                + link(tx).statement(
                                "INSERT INTO api_keys (tenant, environment, hash, label, created) VALUES (4711, 'dev', x'00', '', 0)")
                        .execute();
    }

    private static Link link(Tx tx) {
        return ((Tables) tx).link();
    }

    private void setVersion(int version) {
        DataFolder claimed = DataFolder.claim(folder);
        try (Link link = new SqliteFile(claimed.database(), 1024).writer()) {
            link.statement("PRAGMA user_version = " + version).execute();
        } finally {
            claimed.close();
        }
    }

    /// Holds the writer inside a piece of work until it is opened.
    private final class Gate {

        private final CountDownLatch isOpen = new CountDownLatch(1);

        Gate(Crowd crowd) {
            CountDownLatch isHeld = new CountDownLatch(1);
            Future<Optional<User>> unused = crowd.start(() -> store.write(_ -> {
                isHeld.countDown();
                Crowd.await(isOpen);
                return Optional.empty();
            }));
            assertThat(unused).isNotNull();
            Crowd.await(isHeld);
        }

        void open() {
            isOpen.countDown();
        }
    }
}
