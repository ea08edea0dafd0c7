package dev.cardea.flow;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Takes over the secret of a Query Server as a signing key for both kinds of its tokens, unless it is here already.
final class FormerQueryKeyRows {

    private static final int LONGEST = 1_024;

    private final Store store;
    private final Vault vault;
    private final ImportSigningKey importSigningKey;

    FormerQueryKeyRows(Store store, Vault vault, ImportSigningKey importSigningKey) {
        this.store = store;
        this.vault = vault;
        this.importSigningKey = importSigningKey;
    }

    /// Refuses what [ImportSigningKey] refuses.
    ///
    /// @param isRehearsal to give numbers that would be the next ones, and change nothing
    Outcome<FormerQueryKeys> add(TenantRef ref, Tenant tenant, byte[] secret, boolean isRehearsal) {
        if (secret.length == 0 || secret.length > LONGEST) {
            return Outcome.no(new Refusal.KeyMalformed("a secret has 1 to " + LONGEST + " bytes"));
        }
        Found user = find(tenant, TokenKind.QUERYSERVER_USER, secret);
        Found lone = find(tenant, TokenKind.QUERYSERVER_LONE, secret);
        return isRehearsal ? Outcome.ok(imagined(user, lone)) : added(ref, secret, user, lone);
    }

    private Outcome<FormerQueryKeys> added(TenantRef ref, byte[] secret, Found user, Found lone) {
        for (TokenKind kind : missing(user, lone)) {
            if (importSigningKey.run(ref, kind, secret, false) instanceof Outcome.No<SealedKey>(Refusal why)) {
                return Outcome.no(why);
            }
        }
        return switch (store.read(ref::find)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) ->
                Outcome.ok(new FormerQueryKeys(
                        find(tenant, TokenKind.QUERYSERVER_USER, secret).usable(),
                        find(tenant, TokenKind.QUERYSERVER_LONE, secret).usable(),
                        highest(),
                        !user.isKnown() || !lone.isKnown()));
        };
    }

    /// With the numbers that would be the next ones.
    private FormerQueryKeys imagined(Found user, Found lone) {
        int highest = highest() + missing(user, lone).size();
        Optional<KeyNumber> next = Optional.of(new KeyNumber(highest + 1));
        return new FormerQueryKeys(
                user.isKnown() ? user.usable() : next,
                lone.isKnown() ? lone.usable() : next,
                highest,
                !user.isKnown() || !lone.isKnown());
    }

    private static List<TokenKind> missing(Found user, Found lone) {
        List<TokenKind> missing = new ArrayList<>();
        if (!user.isKnown()) {
            missing.add(TokenKind.QUERYSERVER_USER);
        }
        if (!lone.isKnown()) {
            missing.add(TokenKind.QUERYSERVER_LONE);
        }
        return missing;
    }

    private int highest() {
        return store.read(tx -> tx.signingKeys().highest());
    }

    private Found find(Tenant tenant, TokenKind kind, byte[] secret) {
        List<SealedKey> same = store.read(tx -> tx.signingKeys().of(tenant.id())).stream()
                .filter(key -> key.imported().equals(Optional.of(kind)))
                .filter(key -> Arrays.equals(vault.unseal(key.sealed(), Vault.signingKeyOf(tenant.id())), secret))
                .toList();
        return new Found(
                !same.isEmpty(),
                same.stream()
                        .filter(key -> key.state() != SealedKey.State.RETIRED)
                        .map(SealedKey::number)
                        .findFirst());
    }

    /// Whether the secret was ever imported for a kind of token, and the number under which it may still check them.
    private record Found(boolean isKnown, Optional<KeyNumber> usable) {}
}
