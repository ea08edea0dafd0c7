package dev.cardea.bench;

import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Role;
import dev.cardea.core.Session;
import dev.cardea.core.Store;
import dev.cardea.core.TenantId;
import dev.cardea.core.Tx;
import dev.cardea.core.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// Makes users through the store's own interface, as fast as it goes: many in a piece of work, and many pieces in a
/// commit. What a user has is random, so that indexes grow as they do in use.
final class UserLoader {

    /// In a piece of work, which has a savepoint of its own: what it changes is copied for that, so it stays small.
    private static final int USERS = 100;

    /// How many pieces wait for the store at once, and so may share a commit.
    static final int PIECES = 512;

    private final Store store;

    /// One piece of work, about the users of these numbers.
    @FunctionalInterface
    interface Work {
        /// @param dice of this piece alone: chance that is shared would be waited for
        void run(Tx tx, Mint dice, long from, long to);
    }

    UserLoader(Store store) {
        this.store = store;
    }

    /// Users of Point with ids of their organisation's, `user-1` and so on, each with a refresh token.
    void addPointUsers(TenantId tenant, long count) {
        load("users of Point", count, (tx, mint, from, to) -> {
            for (long number = from; number < to; number++) {
                add(
                        tx,
                        new NewUser(
                                tenant,
                                mint.uuid(),
                                mint.pointId(),
                                Optional.of(new ExternalId("user-" + number)),
                                Optional.empty(),
                                mint.generation(),
                                Instant.now()));
            }
        });
    }

    /// Users `person-1@example.com` and so on, each with a password and in an account alone.
    ///
    /// @param password the same for all, hashed once: a hash for each would take hours and no other place
    void addPeople(TenantId tenant, long count, PasswordHash password) {
        load("users with a password", count, (tx, mint, from, to) -> {
            for (long number = from; number < to; number++) {
                add(tx, person(mint, tenant, number, password, Instant.now()));
            }
        });
    }

    /// A session for each of these users, which begins now.
    ///
    /// @param first of consecutive numbers in the store
    void addSessions(UserId first, long count) {
        load("sessions", count, (tx, mint, from, to) -> {
            for (long number = from; number < to; number++) {
                UserId user = new UserId(first.number() + number - 1);
                tx.sessions().add(Session.starting(mint.session(user), Instant.now()));
            }
        });
    }

    /// Does the work for numbers from 1 to the count.
    void load(String what, long count, Work work) {
        try (Progress progress = Progress.of(what, count);
                ExecutorService threads =
                        Executors.newFixedThreadPool(PIECES, Thread.ofVirtual().factory())) {
            LongStream.iterate(1, from -> from <= count, from -> from + USERS)
                    .<Future<?>>mapToObj(from -> threads.submit(() -> {
                        long to = Math.min(from + USERS, count + 1);
                        Mint dice = new Mint(new SplittableRandom());
                        store.write(tx -> {
                            work.run(tx, dice, from, to);
                            return to;
                        });
                        progress.add(to - from);
                    }))
                    .toList()
                    .forEach(UserLoader::await);
        }
    }

    /// As registration makes them.
    static NewUser person(Mint mint, TenantId tenant, long number, PasswordHash password, Instant now) {
        return new NewUser(
                tenant,
                mint.uuid(),
                mint.pointId(),
                Optional.empty(),
                Email.parse(address(number)),
                Optional.of(new Membership(new AccountId(mint.uuid()), Role.OWNER)),
                Optional.of(password),
                mint.generation(),
                now);
    }

    /// The address of a user with a password.
    static String address(long number) {
        return "person-" + number + "@example.com";
    }

    private static void add(Tx tx, NewUser user) {
        tx.users().add(user).orElseThrow();
    }

    private static void await(Future<?> piece) {
        try {
            piece.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not load the store", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
