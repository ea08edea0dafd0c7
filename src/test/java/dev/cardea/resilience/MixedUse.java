package dev.cardea.resilience;

import dev.cardea.app.Development;
import dev.cardea.resilience.Ledger.Held;
import dev.cardea.resilience.Ledger.Made;
import dev.cardea.testing.RawClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// So many requests each second, of all four families, each answered as it should be or noted. They come at their
/// times, whether or not those before were answered.
final class MixedUse implements AutoCloseable {

    private static final String CLIENT =
            "&client_id=" + Development.CLIENT_ID + "&client_secret=" + Development.CLIENT_SECRET;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String APP = "SB-PUBLIC-KEY: " + Development.PUBLIC_KEY + "\r\n";
    private static final String PASSWORD = "staple-of-a-battery";
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final int KINDS = 12;
    private static final int BETWEEN_PASSWORDS = 96; // they cost 20 ms of a core each

    private final int port;
    private final Ledger ledger = new Ledger();
    private final Queue<Held> access = new ConcurrentLinkedQueue<>();
    private final Queue<Held> refresh = new ConcurrentLinkedQueue<>();
    private final Queue<String> grants = new ConcurrentLinkedQueue<>();
    private final Queue<String> sessions = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedDeque<Wire> idle = new ConcurrentLinkedDeque<>();
    private final ConcurrentHashMap<String, String> failures = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private volatile String query = "";

    MixedUse(int port) {
        this.port = port;
    }

    /// Makes some people to begin with, which costs a password each.
    void furnish(int people) {
        for (int i = 0; i < people; i++) {
            String address = "person-" + i + "@example.com";
            Answer registered = good(
                    201,
                    ask(
                            "POST /latest/users/register/",
                            FORM,
                            "grant_type=password&email=" + address + "&password=" + PASSWORD + CLIENT));
            grants.add(member(registered, "refresh_token"));
            sessions.add(quoted(good(200, ask("POST /login", APP, json(address)))));
        }
    }

    void begin(int perSecond) {
        query = member(good(200, ask("POST /_/user-token/value", "", json("person-0@example.com"))), "token");
        var _ = timer.scheduleAtFixedRate(
                () -> threads.execute(this::one), 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
    }

    /// Returns when all that was asked is answered.
    void end() throws InterruptedException {
        timer.shutdownNow();
        timer.awaitTermination(10, TimeUnit.SECONDS);
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new AssertionError("some requests are not answered");
        }
    }

    int answered() {
        return answered.get();
    }

    /// What went wrong, each kind once.
    List<String> failures() {
        return List.copyOf(failures.values());
    }

    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longest.get());
    }

    Ledger ledger() {
        return ledger;
    }

    /// Sessions, sign-ins and tokens that were answered for and are not good any more.
    List<String> lost() {
        List<String> gone = new ArrayList<>();
        for (String session : sessions) {
            if (ask("GET /me", APP + bearer(session), "").status() != 200) {
                gone.add("a session of StaticBackend");
            }
        }
        if (ask("GET /_/user-token/value?email=person-0@example.com", bearer(query), "")
                        .status()
                != 200) {
            gone.add("a token of Query Server");
        }
        for (String grant : grants) {
            if (refreshed(grant).status() != 200) {
                gone.add("a sign-in of Aviauth");
            }
        }
        return gone;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
        idle.forEach(Wire::close);
    }

    private void one() {
        int number = turn.getAndIncrement();
        long start = System.nanoTime();
        try {
            act(number);
            answered.incrementAndGet();
        } catch (RuntimeException | AssertionError e) {
            failures.putIfAbsent(number % KINDS + " " + e.getClass(), "kind " + number % KINDS + ": " + e);
        }
        longest.accumulateAndGet(System.nanoTime() - start, Math::max);
    }

    private void act(int number) {
        switch (number % KINDS) {
            case 0, 1 -> create("user-" + number);
            case 2 -> mint();
            case 3, 4 -> introspect();
            case 5 -> revoke();
            case 6, 7 -> me();
            case 8 -> refresh();
            case 9 -> renew();
            case 10 -> queryToken();
            default -> {
                if (number % BETWEEN_PASSWORDS < KINDS) {
                    signIn();
                } else {
                    me();
                }
            }
        }
    }

    private void create(String name) {
        Answer made = good(200, ask("POST /organizations/users/" + name, key(), ""));
        Made user = new Made(name, Backend.id(made));
        ledger.made(user);
        keep(new Held(Backend.token(made), user, true));
    }

    private void mint() {
        Held held = refresh.poll();
        if (held != null) {
            String path = "POST /organizations/users/" + held.user().pointId() + "/access_token";
            keep(new Held(Backend.token(good(200, ask(path, bearer(held.text()), ""))), held.user(), false));
            refresh.add(held);
        }
    }

    private void introspect() {
        Held held = access.poll();
        if (held != null) {
            Answer told = good(200, ask("POST /oauth2/introspect", key() + FORM, "token=" + held.text()));
            if (!told.body().startsWith("{\"active\":true")) {
                throw new AssertionError("a living token is told dead");
            }
            access.add(held);
        }
    }

    private void revoke() {
        Held held = access.poll();
        if (held != null) {
            ledger.ending(held);
            good(200, ask("POST /oauth2/revoke", key() + FORM, "token=" + held.text()));
            ledger.ended(held);
        }
    }

    private void me() {
        String session = sessions.poll();
        if (session != null) {
            good(200, ask("GET /me", APP + bearer(session), ""));
            sessions.add(session);
        }
    }

    private void queryToken() {
        good(200, ask("GET /_/user-token/value?email=person-0@example.com", bearer(query), ""));
    }

    private void signIn() {
        sessions.add(quoted(good(200, ask("POST /login", APP, json("person-0@example.com")))));
    }

    private void refresh() {
        String grant = grants.poll();
        if (grant != null) {
            grants.add(member(good(200, refreshed(grant)), "refresh_token"));
        }
    }

    /// What was made from the old refresh token dies with it: so only of a user who has nothing else.
    private void renew() {
        Answer made = good(200, ask("POST /organizations/users/renewed-" + turn.get(), key(), ""));
        String id = Backend.id(made);
        Made user = new Made("renewed-" + id, id);
        Held first = new Held(Backend.token(made), user, true);
        ledger.minted(first);
        ledger.ending(first);
        Answer renewed = good(200, ask("POST /organizations/users/" + id + "/refresh_token", key(), ""));
        ledger.ended(first);
        ledger.minted(new Held(Backend.token(renewed), user, true));
    }

    private void keep(Held token) {
        ledger.minted(token);
        (token.isRefresh() ? refresh : access).add(token);
    }

    private Answer refreshed(String grant) {
        return ask("POST /latest/auth/token", FORM, "grant_type=refresh_token&refresh_token=" + grant + CLIENT);
    }

    private Answer ask(String line, String headers, String body) {
        Wire wire = wire();
        wire.write(line + " HTTP/1.1\r\nHost: dev.x\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n"
                + body);
        Answer answer = wire.next(false).orElseThrow(() -> new AssertionError("no answer to " + line));
        idle.addFirst(wire);
        return answer;
    }

    private Wire wire() {
        Wire known = idle.pollFirst();
        return known == null ? Wire.to(port) : known;
    }

    private static String json(String address) {
        return "{\"email\":\"" + address + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private static String key() {
        return bearer(Development.POINT_API_KEY);
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String member(Answer answer, String name) {
        return answer.body().replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private static String quoted(Answer answer) {
        Matcher matcher = QUOTED.matcher(answer.body());
        if (!matcher.find()) {
            throw new AssertionError("no text in an answer");
        }
        return matcher.group(1);
    }

    private static Answer good(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("a sound request is answered " + answer);
        }
        return answer;
    }
}
