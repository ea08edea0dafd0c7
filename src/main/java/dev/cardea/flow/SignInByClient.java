package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scopes;
import dev.cardea.core.TokenId;
import dev.cardea.flow.PasswordProof.Proven;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Trades an address and its password for a sign-in through a client (RFC 6749 §4.3).
public final class SignInByClient {

    private final PasswordProof proof;
    private final GrantStart grants;
    private final InstantSource clock;

    SignInByClient(PasswordProof proof, GrantStart grants, InstantSource clock) {
        this.proof = proof;
        this.grants = grants;
        this.clock = clock;
    }

    /// Refuses with [Refusal.WrongCredentials], which says nothing of whether there is such an address, and with
    /// [Refusal.UserInactive] only who knows the password.
    ///
    /// @param asked what the client wants to do in the user's name, see [GrantStart#granted]
    /// @param issuer the address of the API, as tokens name it
    public Outcome<GrantedTokens> run(
            ClientCaller caller, String address, String password, Scopes asked, String issuer) {
        Optional<Proven> proven = proof.ofAnybody(caller.tenant(), address, password);
        if (proven.isEmpty()) {
            return Outcome.no(new Refusal.WrongCredentials());
        }
        if (!proven.get().user().isActive()) {
            return Outcome.no(new Refusal.UserInactive());
        }
        Scopes scopes = GrantStart.granted(asked, caller.client());
        TokenId refresh = grants.refreshId(caller.tenant().id());
        Instant now = clock.instant();
        return proof.enter(
                        proven.get(),
                        password,
                        (tx, user) -> grants.begin(tx, user, caller.client(), scopes, refresh, now))
                .flatMap(started -> grants.tokens(started, scopes, issuer, now))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.WrongCredentials()));
    }
}
