package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Relocation;
import dev.cardea.core.Relocation.Destination;

/// Takes everything to another database while the server works, and goes on there.
public final class Move {

    private final Relocation relocation;
    private final Mint mint;

    Move(Relocation relocation, Mint mint) {
        this.relocation = relocation;
        this.mint = mint;
    }

    /// Returns when everything is there, or when it is certain that nothing has changed. What broke off may be
    /// done again.
    public Relocation.Result run(Destination to) {
        return relocation.run(to, mint.uuid());
    }
}
