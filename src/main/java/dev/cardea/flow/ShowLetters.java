package dev.cardea.flow;

import dev.cardea.core.Envelopes;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterId;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Sealed;
import dev.cardea.core.Store;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Opens the letters of the outbox, of every tenant, for the mailbox of development mode: nothing delivers them there, so
/// they keep their content. It shows one-time codes to whoever asks, and is no endpoint's business in production.
public final class ShowLetters {

    private static final int MOST = 100;

    private final Store store;
    private final Envelopes envelopes;

    ShowLetters(Store store, Vault vault) {
        this.store = store;
        this.envelopes = new Envelopes(vault);
    }

    /// A letter as it would be read.
    public record Shown(LetterId id, Letter letter, Instant created) {}

    /// Newest first, of the newest 100 those that still have their content. Refuses nothing.
    public List<Shown> run() {
        return store.read(tx -> tx.outbox().latest(MOST)).stream()
                .flatMap(letter -> shown(letter).stream())
                .toList();
    }

    private Optional<Shown> shown(OutboxLetter letter) {
        return letter.sealed().map(content -> new Shown(letter.id(), opened(letter, content), letter.created()));
    }

    private Letter opened(OutboxLetter letter, Sealed content) {
        return envelopes.open(letter.tenant(), content);
    }
}
