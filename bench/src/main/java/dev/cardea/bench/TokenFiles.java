package dev.cardea.bench;

import dev.cardea.core.Origin;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Writes the files from which the load driver takes its requests: tokens of users picked at random from all that a
/// store has, derived as the server derives them. Each file is for one measurement, so that none finds warm what
/// another has warmed.
///
/// @param users consecutive numbers in the store: half of them Point's, and then half of them with passwords
/// @param few of how many users the operations on few are
/// @param target the folder of the files
record TokenFiles(OpenedFolder folder, Tenant tenant, long users, long few, Path target) {

    private static final List<ScaleOperation> OPERATIONS = Arrays.stream(ScaleOperation.values())
            .filter(operation -> operation != ScaleOperation.CREATE)
            .toList();

    /// @param sessions of which the newest is the first, if there are any
    private record Holder(User user, List<SessionId> sessions) {}

    /// The file of one measurement.
    static Path file(Path target, ScaleOperation operation, int number) {
        return target.resolve(operation.word() + "-" + number + ".tsv");
    }

    /// One for the warm-up, number 0, and one for each round.
    void write(Options options) throws IOException {
        try (Progress progress = Progress.of("tokens", OPERATIONS.size() * ScaleServer.rows(options))) {
            TokenLines lines = new TokenLines(users, progress);
            for (ScaleOperation operation : OPERATIONS) {
                for (int number = 0; number <= options.rounds(); number++) {
                    lines.write(
                            file(target, operation, number),
                            ScaleServer.rows(options, number),
                            (count, dice) -> rows(operation, count, dice));
                }
            }
        }
    }

    /// The token of a session, as signing in would have answered it now.
    static String session(OpenedFolder folder, User user, SessionId session) {
        return folder.forms()
                .session(
                        user,
                        Session.starting(session, Instant.now()),
                        folder.mint().tokenSeed());
    }

    private List<String> rows(ScaleOperation operation, int count, RandomGenerator dice) {
        List<UserId> drawn = IntStream.range(0, count)
                .mapToObj(_ -> new UserId(drawn(operation, dice)))
                .toList();
        List<Holder> holders = folder.store()
                .read(tx -> drawn.stream()
                        .map(id -> new Holder(
                                tx.users().byId(id).orElseThrow(), tx.sessions().latest(id, 1)))
                        .toList());
        return holders.stream().map(holder -> row(operation, holder)).toList();
    }

    /// The few lie as far from each other as they can.
    private long drawn(ScaleOperation operation, RandomGenerator dice) {
        long half = users / 2;
        return switch (operation) {
            case INTROSPECT, MINT, REVOKE, CREATE -> 1 + dice.nextLong(half);
            case INTROSPECT_FEW -> 1 + half / few * dice.nextLong(few);
            case ME -> 1 + half + dice.nextLong(half);
            case ME_FEW -> 1 + half + half / few * dice.nextLong(few);
        };
    }

    private String row(ScaleOperation operation, Holder holder) {
        User user = holder.user();
        return switch (operation) {
            case INTROSPECT, INTROSPECT_FEW, REVOKE -> pointId(user) + "\t" + access(user);
            case MINT, CREATE ->
                pointId(user) + "\t" + folder.forms().pointRefresh(user).orElseThrow();
            case ME, ME_FEW ->
                tenant.publicKey().text() + "\t"
                        + session(folder, user, holder.sessions().getFirst());
        };
    }

    private String access(User user) {
        return folder.forms()
                .pointAccess(
                        tenant,
                        user,
                        new Origin.OfRefresh(user.refresh().generation()),
                        Instant.now(),
                        folder.mint().tokenSeed());
    }

    private static String pointId(User user) {
        return user.pointId().text().replace("|", "%7C");
    }
}
