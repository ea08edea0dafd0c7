package dev.cardea.flow;

import dev.cardea.core.Environments;
import dev.cardea.core.Markup;
import dev.cardea.core.Mint;
import dev.cardea.core.NodeView;
import dev.cardea.core.Passwords;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Vault;
import java.time.InstantSource;

/// The menu: every flow there is for the families to choose from.
public record Flows(
        Identify identify,
        IdentifyBackend identifyBackend,
        CreateUser createUser,
        FindUser findUser,
        MintAccess mintAccess,
        RevokeAccess revokeAccess,
        RenewRefresh renewRefresh,
        EndRefresh endRefresh,
        Introspect introspect,
        RevokeToken revokeToken,
        CheckHealth checkHealth,
        Sweep sweep,
        PeopleFlows people,
        GrantFlows grants,
        QueryFlows query) {

    public static Flows over(
            Store store,
            NodeView nodes,
            Standings standings,
            TokenForms forms,
            Vault vault,
            Passwords passwords,
            Markup markup,
            MailRules mail,
            Mint mint,
            Environments environments,
            InstantSource clock) {
        Liveness liveness = new Liveness(standings);
        ApiKeyHolders holders = new ApiKeyHolders(standings, vault);
        NamedUsers users = new NamedUsers(store);
        TokenEnding ending = new TokenEnding(store);
        return new Flows(
                new Identify(forms, liveness, holders, standings, clock),
                new IdentifyBackend(holders, environments),
                new CreateUser(store, forms, mint, clock),
                new FindUser(users, forms),
                new MintAccess(users, forms, mint, clock),
                new RevokeAccess(users, forms, liveness, ending, clock),
                new RenewRefresh(store, users, mint, forms, clock),
                new EndRefresh(ending, clock),
                new Introspect(forms, liveness, clock),
                new RevokeToken(forms, liveness, ending, clock),
                new CheckHealth(store, nodes),
                new Sweep(store, clock),
                PeopleFlows.over(store, standings, forms, liveness, vault, passwords, markup, mint, mail, clock),
                GrantFlows.over(store, standings, forms, liveness, ending, vault, passwords, mint, mail, clock),
                QueryFlows.over(store, standings, forms, liveness, passwords, mint, clock));
    }
}
