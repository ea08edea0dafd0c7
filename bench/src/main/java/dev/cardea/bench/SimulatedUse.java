package dev.cardea.bench;

import dev.cardea.core.Delivery;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import dev.cardea.flow.AccessToken;
import dev.cardea.flow.Caller;
import dev.cardea.flow.Flows;
import dev.cardea.flow.MagicLink;
import dev.cardea.store.SqliteStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/// What users do in each minute, through the flows of the server, in this process: of all users, in a day, a fifth
/// begins a session, one in twenty revokes an access token, and one in fifty asks for a magic link, of whom three in
/// four use it. Letters are taken within the minute, but in one hour of each day by nobody.
///
/// @param tenant of all users
/// @param backend the tenant's, by its API key
/// @param code that every magic link has
/// @param users with the numbers from 1 to this
record SimulatedUse(
        Flows flows,
        SqliteStore store,
        Tenant tenant,
        Caller backend,
        String code,
        long users,
        InstantSource clock,
        RandomGenerator dice) {

    private static final double SESSIONS_PER_DAY = 0.2;
    private static final double REVOCATIONS_PER_DAY = 0.05;
    private static final double LINKS_PER_DAY = 0.02;

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int MINUTE_WITHOUT_MAIL = 3 * 60;
    private static final int LETTERS = 100;
    private static final Duration LEASE = Duration.ofMinutes(2);

    /// Returns once all that falls into the minute is done.
    ///
    /// @param minute since the first one, from 0
    void minute(int minute) throws InterruptedException {
        List<Runnable> all = new ArrayList<>();
        for (long i = 0; i < due(SESSIONS_PER_DAY, minute); i++) {
            UserId user = anyone();
            all.add(() -> begin(user));
        }
        for (long i = 0; i < due(REVOCATIONS_PER_DAY, minute); i++) {
            UserId user = anyone();
            all.add(() -> revoke(user));
        }
        for (long i = 0; i < due(LINKS_PER_DAY, minute); i++) {
            UserId user = anyone();
            boolean isUsed = dice.nextInt(4) > 0;
            all.add(() -> mailLink(user, isUsed));
        }
        together(all);
        int ofDay = minute % MINUTES_PER_DAY;
        if (ofDay < MINUTE_WITHOUT_MAIL || ofDay >= MINUTE_WITHOUT_MAIL + 60) {
            takeLetters();
        }
    }

    /// So many that over the days it comes out even.
    private long due(double perDay, int minute) {
        double perMinute = users * perDay / MINUTES_PER_DAY;
        return (long) (perMinute * (minute + 1)) - (long) (perMinute * minute);
    }

    private UserId anyone() {
        return new UserId(1 + dice.nextLong(users));
    }

    private User user(UserId id) {
        return store.read(tx -> tx.users().byId(id)).orElseThrow();
    }

    private void begin(UserId id) {
        done(flows.people().signInAs().run(user(id)));
    }

    private void revoke(UserId id) {
        User user = user(id);
        AccessToken token = done(flows.mintAccess().run(backend, user.pointId()));
        done(flows.revokeAccess().run(backend, user.pointId(), token.text()));
    }

    private void mailLink(UserId id, boolean isUsed) {
        String address = user(id).email().orElseThrow().typed();
        MagicLink link = new MagicLink("", "", address, "", "<p>[link]</p>", "https://app.example.com/in");
        done(flows.people().sendMagicLink().run(tenant, link));
        if (isUsed) {
            done(flows.people().useMagicLink().run(tenant, address, code));
        }
    }

    /// As the postman does, with a mail server that takes everything.
    private void takeLetters() {
        Instant now = clock.instant();
        List<OutboxLetter> taken;
        do {
            taken = store.write(tx -> tx.outbox().claim(now, LETTERS, LEASE));
            for (OutboxLetter letter : taken) {
                store.write(tx -> tx.outbox().note(letter.id(), new Delivery.Sent(now)));
            }
        } while (taken.size() == LETTERS);
    }

    private static void together(List<Runnable> all) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> each : all.stream().map(threads::submit).toList()) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a user could not do what was to be done", e.getCause());
        }
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok(T value) -> value;
            case Outcome.No(Refusal why) -> throw new IllegalStateException("refused: " + why);
        };
    }
}
