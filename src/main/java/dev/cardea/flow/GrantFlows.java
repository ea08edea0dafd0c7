package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Vault;
import java.time.InstantSource;

/// The part of the menu that concerns sign-ins through clients.
public record GrantFlows(IdentifyClient identifyClient, RefreshGrant refreshGrant) {

    static GrantFlows over(
            Store store, Standings standings, TokenForms forms, Vault vault, Mint mint, InstantSource clock) {
        GrantStart grants = new GrantStart(forms, mint);
        return new GrantFlows(new IdentifyClient(standings, vault), new RefreshGrant(store, forms, grants, clock));
    }
}
