package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Passwords;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Vault;
import java.time.InstantSource;

/// The part of the menu that concerns sign-ins through clients.
public record GrantFlows(
        IdentifyClient identifyClient,
        IdentifyGrant identifyGrant,
        RegisterByClient registerByClient,
        SignInByClient signInByClient,
        RefreshGrant refreshGrant,
        RevokeGrant revokeGrant,
        ConfirmAddress confirmAddress,
        RegisterClient registerClient) {

    static GrantFlows over(
            Store store,
            Standings standings,
            TokenForms forms,
            Liveness liveness,
            TokenEnding ending,
            Vault vault,
            Passwords passwords,
            Mint mint,
            MailRules mail,
            InstantSource clock) {
        GrantStart grants = new GrantStart(forms, mint);
        NewPeople people = new NewPeople(store, passwords, mint, clock);
        PasswordProof proof = new PasswordProof(store, passwords);
        ConfirmationLetter letters = new ConfirmationLetter(forms, vault, mail);
        return new GrantFlows(
                new IdentifyClient(standings, vault),
                new IdentifyGrant(forms, liveness, standings, clock),
                new RegisterByClient(store, people, grants, letters),
                new SignInByClient(proof, grants, clock),
                new RefreshGrant(store, forms, grants, clock),
                new RevokeGrant(forms, liveness, ending, clock),
                new ConfirmAddress(store, standings, forms, clock),
                new RegisterClient(store, vault, clock));
    }
}
