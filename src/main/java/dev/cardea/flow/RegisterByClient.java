package dev.cardea.flow;

import dev.cardea.core.NewLetter;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scopes;
import dev.cardea.core.Store;
import dev.cardea.core.TokenId;
import dev.cardea.flow.GrantStart.Started;
import java.time.Instant;
import java.util.Optional;

/// Makes a person with an address and a password, signs them in through a client, and writes them a letter with a link
/// that confirms the address.
public final class RegisterByClient {

    private final Store store;
    private final NewPeople people;
    private final GrantStart grants;
    private final ConfirmationLetter letters;

    RegisterByClient(Store store, NewPeople people, GrantStart grants, ConfirmationLetter letters) {
        this.store = store;
        this.people = people;
        this.grants = grants;
        this.letters = letters;
    }

    /// Refuses as [NewPeople#prepare(dev.cardea.core.Tenant, String, String)] does.
    ///
    /// @param address as typed
    /// @param asked what the client wants to do in the user's name, see [GrantStart#granted]
    /// @param issuer the address of the API, as tokens and the link name it
    public Outcome<GrantedTokens> run(
            ClientCaller caller, String address, String password, Scopes asked, String issuer) {
        return switch (people.prepare(caller.tenant(), address, password)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(NewUser user) -> register(caller, user, asked, issuer);
        };
    }

    private Outcome<GrantedTokens> register(ClientCaller caller, NewUser user, Scopes asked, String issuer) {
        Scopes scopes = GrantStart.granted(asked, caller.client());
        TokenId refresh = grants.refreshId(caller.tenant().id());
        Optional<NewLetter> letter = letters.to(user, issuer);
        Instant now = user.created();
        Optional<Started> started = store.write(tx -> tx.users().add(user).map(added -> {
            letter.ifPresent(tx.outbox()::add);
            return grants.begin(tx, added, caller.client(), scopes, refresh, now);
        }));
        return started.flatMap(begun -> grants.tokens(begun, scopes, issuer, now))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.EmailTaken()));
    }
}
