package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Passwords;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import java.time.InstantSource;

/// The part of the menu that concerns Query Server: its administrators, the users and the tokens that they manage.
public record QueryFlows(
        LocateTenant locateTenant,
        IdentifyQueryCaller identifyCaller,
        TradePassword tradePassword,
        ListQueryUsers listUsers,
        AddQueryUser addUser,
        ChangeQueryUser changeUser,
        RemoveQueryUser removeUser,
        ListQueryTokens listTokens,
        ShowQueryToken showToken,
        AddQueryToken addToken,
        ReplaceQueryToken replaceToken,
        RemoveQueryToken removeToken) {

    static QueryFlows over(
            Store store,
            Standings standings,
            TokenForms forms,
            Liveness liveness,
            Passwords passwords,
            Mint mint,
            InstantSource clock) {
        QuerySubjects subjects = new QuerySubjects(forms, mint);
        NewPeople people = new NewPeople(store, passwords, mint, clock);
        return new QueryFlows(
                new LocateTenant(store),
                new IdentifyQueryCaller(forms, liveness, standings, clock),
                new TradePassword(store, new PasswordProof(store, passwords), subjects, forms, clock),
                new ListQueryUsers(store),
                new AddQueryUser(store, people, subjects, mint, clock),
                new ChangeQueryUser(store, passwords, mint, clock),
                new RemoveQueryUser(store, clock),
                new ListQueryTokens(store, forms),
                new ShowQueryToken(store, forms),
                new AddQueryToken(store, subjects, clock),
                new ReplaceQueryToken(store, subjects, clock),
                new RemoveQueryToken(store, clock));
    }
}
