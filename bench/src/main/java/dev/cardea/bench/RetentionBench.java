package dev.cardea.bench;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.NodeView;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.crypto.HashedPasswords;
import dev.cardea.flow.Caller;
import dev.cardea.flow.Flows;
import dev.cardea.flow.MailRules;
import dev.cardea.mail.HtmlMarkup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// `bench/run retention`: days of use, minute by minute, with a clock that is moved, and the sweep that runs each
/// minute as in a server. So many days that everything that is kept for a time has come to its end.
final class RetentionBench {

    private static final int DAYS = 10;
    private static final int MINUTES_PER_HOUR = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String CODE = "271828";
    private static final Set<Door> DOORS = Set.of(Door.POINT, Door.STATICBACKEND);

    private final Options options;

    RetentionBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine machine = Machine.now();
        Path folder = Place.freshFolder("retention");
        Path data = folder.resolve("data");
        String apiKey = new Cardea(data).furnish();
        Path nativeFolder = Files.createDirectories(folder.resolve("native"));
        load(data, SizedStore.password(nativeFolder));
        try (OpenedFolder opened = OpenedFolder.of(data);
                TableRows tables = new TableRows(data);
                HashedPasswords passwords = new HashedPasswords(new SecureRandom(), nativeFolder, 1, 1)) {
            RetentionResults results = simulate(opened, tables, passwords, apiKey);
            new RetentionReport(options, machine, Machine.now(), results).publish();
        } catch (SQLException e) {
            throw new IOException("could not count the rows", e);
        }
        Place.remove(folder);
    }

    private void load(Path data, PasswordHash password) throws IOException {
        try (OpenedFolder opened = OpenedFolder.toLoad(data)) {
            new UserLoader(opened.store()).addPeople(opened.tenant(DOORS).id(), options.users(), password);
        }
    }

    private RetentionResults simulate(OpenedFolder opened, TableRows tables, HashedPasswords passwords, String apiKey)
            throws SQLException, InterruptedException {
        ManualClock clock = new ManualClock();
        Flows flows = flows(opened, passwords, clock);
        Tenant tenant = opened.tenant();
        SimulatedUse use = new SimulatedUse(
                flows,
                opened.store(),
                tenant,
                backend(flows, apiKey),
                CODE,
                options.users(),
                clock,
                new SplittableRandom(options.users()));
        List<RetentionResults.Hour> hours = new ArrayList<>(List.of(hour(0, tables)));
        long swept = 0;
        int all = DAYS * RetentionResults.HOURS_PER_DAY;
        try (Progress progress = Progress.of("hours", all)) {
            for (int hour = 1; hour <= all; hour++) {
                for (int minute = 0; minute < MINUTES_PER_HOUR; minute++) {
                    use.minute((hour - 1) * MINUTES_PER_HOUR + minute);
                    clock.advance(MINUTE);
                    swept += flows.sweep().run();
                }
                hours.add(hour(hour, tables));
                progress.add(1);
            }
        }
        return new RetentionResults(options.users(), hours, swept);
    }

    private static RetentionResults.Hour hour(int number, TableRows tables) throws SQLException {
        return new RetentionResults.Hour(number, tables.count(), tables.bytes());
    }

    /// As the server puts them together, but with the clock that is moved, and one code for all letters.
    private static Flows flows(OpenedFolder opened, HashedPasswords passwords, ManualClock clock) {
        return Flows.over(
                opened.store(),
                NodeView.ALONE,
                opened.standings(),
                opened.forms(),
                opened.vault(),
                passwords,
                new HtmlMarkup(),
                MailRules.development(CODE),
                opened.mint(),
                new Environments(Set.of(Environment.PRODUCTION), Optional.of(Environment.PRODUCTION)),
                clock);
    }

    private static Caller backend(Flows flows, String apiKey) {
        return switch (flows.identify().run(Environment.PRODUCTION, apiKey)) {
            case Outcome.Ok(Caller caller) -> caller;
            case Outcome.No(Refusal why) -> throw new Failed("the API key is not taken: " + why);
        };
    }
}
