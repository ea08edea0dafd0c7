package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Passwords;
import dev.cardea.core.QueryServerFile;
import dev.cardea.core.QueryServerFile.LoneRow;
import dev.cardea.core.QueryServerFile.UserRow;
import dev.cardea.core.QueryServerFiles;
import dev.cardea.core.QueryServerFiles.Opening;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Switches;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Tx;
import dev.cardea.flow.FormerQueryRows.Piece;
import dev.cardea.flow.FormerQueryRows.Row;
import dev.cardea.flow.QueryServerImport.Counts;
import dev.cardea.flow.QueryServerImport.Remark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Takes over what a Query Server has kept: users with their passwords, tokens, switches, and the secret that tokens are
/// signed with (contract query-server.md §4). Tokens that were good there are good here, byte for byte. Doing it again
/// takes only what is not there yet.
public final class ImportQueryServer {

    private static final int PIECE = 100;

    private final Store store;
    private final QueryServerFiles files;
    private final FormerQueryKeyRows keyRows;
    private final TokenForms forms;
    private final Passwords passwords;
    private final Mint mint;
    private final InstantSource clock;

    ImportQueryServer(
            Store store,
            QueryServerFiles files,
            FormerQueryKeyRows keyRows,
            TokenForms forms,
            Passwords passwords,
            Mint mint,
            InstantSource clock) {
        this.store = store;
        this.files = files;
        this.keyRows = keyRows;
        this.forms = forms;
        this.passwords = passwords;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown], with [Refusal.KeyMalformed] a secret of no or over 1,024 bytes, and with
    /// [Refusal.TooManyImportedKeys]. A file that cannot be used is told by [QueryServerImport.Unusable].
    ///
    /// @param file absolute
    /// @param secret the bytes of `QUERY_SERVER_TOKEN_SECRET`
    /// @param isRehearsal to say what would become of it, and change nothing
    public Outcome<QueryServerImport> run(TenantRef ref, Path file, byte[] secret, boolean isRehearsal) {
        return switch (store.read(ref::find)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) ->
                switch (files.open(file)) {
                    case Opening.Unusable(String why) -> Outcome.ok(new QueryServerImport.Unusable(why));
                    case Opening.Opened(QueryServerFile opened) -> {
                        try (opened) {
                            yield take(ref, tenant, opened, secret, isRehearsal);
                        }
                    }
                };
        };
    }

    private Outcome<QueryServerImport> take(
            TenantRef ref, Tenant tenant, QueryServerFile file, byte[] secret, boolean isRehearsal) {
        return switch (keyRows.add(ref, tenant, secret, isRehearsal)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(FormerQueryKeys keys) -> {
                FormerQueryTokens tokens = new FormerQueryTokens(forms, mint, tenant.id(), secret, keys);
                FormerQueryRows rows = new FormerQueryRows(tenant.id(), tokens, passwords, mint, isRehearsal);
                List<Piece> pieces = new ArrayList<>();
                takeUsers(file, rows, isRehearsal, pieces);
                takeLoneTokens(file, rows, isRehearsal, pieces);
                // Only the first time: later ones are the operator's own.
                boolean isNewSwitches = keys.isNew() && flip(ref, file.switches(), isRehearsal);
                yield Outcome.ok(report(keys.isNew(), isNewSwitches, pieces));
            }
        };
    }

    private void takeUsers(QueryServerFile file, FormerQueryRows rows, boolean isRehearsal, List<Piece> pieces) {
        List<UserRow> some = file.users(Long.MIN_VALUE, PIECE);
        while (!some.isEmpty()) {
            Instant now = clock.instant();
            pieces.addAll(take(
                    some.stream().map(row -> rows.prepare(row, now)).toList(), rows, isRehearsal, now));
            some = file.users(some.getLast().number(), PIECE);
        }
    }

    private void takeLoneTokens(QueryServerFile file, FormerQueryRows rows, boolean isRehearsal, List<Piece> pieces) {
        List<LoneRow> some = file.loneTokens(Long.MIN_VALUE, PIECE);
        while (!some.isEmpty()) {
            Instant now = clock.instant();
            pieces.addAll(take(
                    some.stream().map(row -> rows.prepare(row, now)).toList(), rows, isRehearsal, now));
            some = file.loneTokens(some.getLast().number(), PIECE);
        }
    }

    private List<Piece> take(List<Row> prepared, FormerQueryRows rows, boolean isRehearsal, Instant now) {
        Function<Tx, List<Piece>> work =
                tx -> prepared.stream().map(row -> rows.take(tx, row, now)).toList();
        return isRehearsal ? store.read(work) : store.write(work);
    }

    /// Says whether they were others before.
    private boolean flip(TenantRef ref, Switches switches, boolean isRehearsal) {
        Function<Tx, Boolean> work = tx -> {
            if (!(ref.find(tx) instanceof Outcome.Ok<Tenant>(Tenant tenant))
                    || tenant.policy().switches().equals(switches)) {
                return false;
            }
            if (!isRehearsal) {
                tx.tenants().set(tenant.id(), tenant.policy().withSwitches(switches));
            }
            return true;
        };
        return isRehearsal ? store.read(work) : store.write(work);
    }

    private static QueryServerImport report(boolean isNewKey, boolean isNewSwitches, List<Piece> pieces) {
        Counts counts = pieces.stream().map(Piece::counts).reduce(Counts.NONE, Counts::plus);
        List<Remark> remarks =
                pieces.stream().flatMap(piece -> piece.remarks().stream()).toList();
        return new QueryServerImport.Taken(isNewKey, isNewSwitches, counts, remarks);
    }
}
