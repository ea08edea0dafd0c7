package dev.cardea.flow;

import dev.cardea.core.QueryToken;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenKind;
import dev.cardea.core.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// All tokens of Query Server that a tenant has, of one kind, in the order in which they were made.
public final class ListQueryTokens {

    private static final int PAGE = 500;

    private final Store store;
    private final TokenForms forms;

    ListQueryTokens(Store store, TokenForms forms) {
        this.store = store;
        this.forms = forms;
    }

    /// With what of each may be shown to this caller.
    ///
    /// @param kind [TokenKind#QUERYSERVER_USER] or [TokenKind#QUERYSERVER_LONE]
    public List<Listed> run(QueryCaller caller, TokenKind kind) {
        List<Listed> all = new ArrayList<>();
        long above = 0;
        List<Held> page = page(caller, kind, above);
        while (!page.isEmpty()) {
            page.forEach(held -> all.add(listed(caller, held)));
            above = page.getLast().token.id().number();
            page = page.size() < PAGE ? List.of() : page(caller, kind, above);
        }
        return List.copyOf(all);
    }

    private List<Held> page(QueryCaller caller, TokenKind kind, long above) {
        return store.read(tx -> {
            List<QueryToken> tokens = tx.queryTokens().all(caller.tenant().id(), kind, above, PAGE);
            Map<UserId, UUID> users = tx.directory().uuids(users(tokens));
            return tokens.stream()
                    .map(token -> new Held(token, holder(token.holder(), users)))
                    .toList();
        });
    }

    private static List<UserId> users(List<QueryToken> tokens) {
        return tokens.stream()
                .flatMap(token ->
                        token.holder() instanceof Holder.OfUser(UserId user) ? Stream.of(user) : Stream.empty())
                .toList();
    }

    private static String holder(Holder holder, Map<UserId, UUID> users) {
        return switch (holder) {
            case Holder.Named(String name) -> name;
            case Holder.OfUser(UserId user) -> String.valueOf(users.get(user));
        };
    }

    /// Whoever may only look sees no token that may write: that would be a way around (decision 14).
    private Listed listed(QueryCaller caller, Held held) {
        boolean isShown = caller.mayWrite() || !held.token.mayWrite();
        Optional<String> text = isShown ? forms.query(caller.tenant(), held.token) : Optional.empty();
        return new Listed(held.token, held.holder, text);
    }

    private record Held(QueryToken token, String holder) {}

    /// One of the list.
    ///
    /// @param holder the user's UUID, or the token's own name
    /// @param text the token, as far as it can be shown and the caller may see it
    public record Listed(QueryToken token, String holder, Optional<String> text) {

        @Override
        public String toString() {
            return "Listed[" + token.id() + "]";
        }
    }
}
