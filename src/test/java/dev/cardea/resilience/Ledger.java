package dev.cardea.resilience;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the server has answered for: the users it made and the tokens it ended. What it was asked and has not
/// answered may be so or so.
final class Ledger {

    /// What became of a token.
    enum State {
        ALIVE,

        /// Its end was asked for and not answered yet.
        UNSETTLED,
        ENDED
    }

    /// A user whose creation was answered.
    record Made(String name, String pointId) {}

    /// A token that was answered with, and its user.
    ///
    /// @param isRefresh otherwise an access token
    record Held(String text, Made user, boolean isRefresh) {}

    private final Map<String, Made> users = new ConcurrentHashMap<>();
    private final Map<Held, State> tokens = new ConcurrentHashMap<>();

    void made(Made user) {
        users.put(user.name, user);
    }

    void minted(Held token) {
        tokens.put(token, State.ALIVE);
    }

    /// Before the request that ends it.
    void ending(Held token) {
        tokens.put(token, State.UNSETTLED);
    }

    /// After the answer to that request.
    void ended(Held token) {
        tokens.put(token, State.ENDED);
    }

    Collection<Made> users() {
        return users.values();
    }

    Map<Held, State> tokens() {
        return tokens;
    }

    /// Adds all of another ledger.
    void take(Ledger other) {
        users.putAll(other.users);
        tokens.putAll(other.tokens);
    }

    @Override
    public String toString() {
        return users.size() + " users, tokens "
                + tokens.values().stream()
                        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
