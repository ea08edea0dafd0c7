package dev.cardea.flow;

import dev.cardea.core.ClientId;
import dev.cardea.core.Grant;
import dev.cardea.core.Origin;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scopes;
import dev.cardea.core.SessionId;
import dev.cardea.core.Store;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.flow.GrantStart.Started;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Trades a refresh token for a new access token and its successor (RFC 6749 §6, RFC 9700 §4.14.2, decision 12).
///
/// A client that never saw the answer may ask again: it gets the same successor until that is used, and for a short time
/// only. Any other repetition shows that two have the token, and the sign-in ends with all that was made from it.
public final class RefreshGrant {

    private final Store store;
    private final TokenForms forms;
    private final GrantStart grants;
    private final InstantSource clock;

    RefreshGrant(Store store, TokenForms forms, GrantStart grants, InstantSource clock) {
        this.store = store;
        this.forms = forms;
        this.grants = grants;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CredentialNotValid] what is no refresh token of this client, one that is expired, and one
    /// that was used before; the last one ends its sign-in.
    ///
    /// @param asked narrows the scopes of the access token; if nothing is left of it, they are those of the sign-in
    /// @param repeatable how long after a rotation the refresh token before may be shown again
    /// @param issuer the address of the API, as tokens name it
    public Outcome<GrantedTokens> run(ClientCaller caller, String text, Scopes asked, Duration repeatable, String issuer) {
        Instant now = clock.instant();
        Optional<Presented> presented = presented(caller, text);
        TokenId next = grants.refreshId(caller.tenant().id());
        return presented
                .flatMap(shown -> store.write(tx -> decide(tx, shown, next, repeatable, now)))
                .flatMap(started -> grants.tokens(started, scopes(started.grant(), asked, caller), issuer, now))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid()));
    }

    /// A refresh token whose signature holds, of this client.
    private record Presented(TokenId id, SessionId session, String subject) {}

    private Optional<Presented> presented(ClientCaller caller, String text) {
        if (!(forms.read(text, caller.tenant().environment()) instanceof Reading.Signed(Token token))
                || token.kind() != TokenKind.AVIAUTH_REFRESH
                || !token.tenant().equals(caller.tenant().id())
                || !(token.origin() instanceof Origin.OfGrant(SessionId session, ClientId client, var _))
                || !client.equals(caller.client().id())) {
            return Optional.empty();
        }
        return token.subject().map(subject -> new Presented(token.id(), session, subject));
    }

    private Optional<Started> decide(Tx tx, Presented shown, TokenId next, Duration repeatable, Instant now) {
        Optional<User> user = tx.users()
                .byId(shown.session.user())
                .filter(User::isActive)
                .filter(found -> found.uuid().toString().equals(shown.subject));
        Optional<Grant> grant = user.flatMap(_ -> tx.grants().of(shown.session));
        if (grant.isEmpty()) {
            return Optional.empty();
        }
        return switch (grant.get().use(shown.id, now, repeatable)) {
            case ROTATE -> {
                Grant rotated = grant.get().rotated(next, now);
                // Where writers run side by side, another one may have been first: then this is a repetition.
                yield tx.grants().rotate(rotated)
                        ? Optional.of(new Started(user.get(), rotated))
                        : decide(tx, shown, next, repeatable, now);
            }
            case REPEAT -> Optional.of(new Started(user.get(), grant.get()));
            case REUSE -> {
                tx.sessions().end(shown.session);
                yield Optional.empty();
            }
            case EXPIRED -> Optional.empty();
        };
    }

    private static Scopes scopes(Grant grant, Scopes asked, ClientCaller caller) {
        Scopes own = grant.scopes().within(caller.client().scopes());
        Scopes narrowed = asked.within(own);
        return narrowed.isEmpty() ? own : narrowed;
    }
}
