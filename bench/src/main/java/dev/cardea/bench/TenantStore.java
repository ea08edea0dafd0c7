package dev.cardea.bench;

import dev.cardea.core.Door;
import dev.cardea.core.Mint;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A store of some number of users with a password and a session, made for one run: all of one tenant, or each of a
/// tenant of its own, with an API key of its own.
///
/// @param folder of the data, and of the files of tokens
/// @param apiKey of the tenant that the command line has made
record TenantStore(long users, Cardea cardea, Path folder, String apiKey) {

    /// The scripts that ask it, each with credentials of the users' own tenants.
    static final List<String> SCRIPTS = List.of("introspect-own", "me");

    private static final String OWN = "tenant-";

    /// What the line of a user is made of.
    private record Holder(User user, Tenant tenant, SessionId session) {}

    static TenantStore withOneTenant(long users, Path folder) throws IOException, InterruptedException {
        return load(users, folder, (opened, loader, password) -> {
            loader.addPeople(opened.tenant(Set.of(Door.STATICBACKEND)).id(), users, password);
            loader.addSessions(new UserId(1), users);
        });
    }

    static TenantStore withTenantForEach(long users, Path folder) throws IOException, InterruptedException {
        return load(
                users,
                folder,
                (opened, loader, password) -> loader.load("tenants", users, (tx, mint, from, to) -> {
                    for (long number = from; number < to; number++) {
                        addTenant(opened, tx, mint, number, password);
                    }
                }));
    }

    /// One file for the warm-up, number 0, and one for each round, for each script.
    void writeTokens(Options options) throws IOException {
        int rows = ScaleServer.rows(options);
        RandomGenerator dice = new SplittableRandom(users);
        try (OpenedFolder opened = OpenedFolder.toLoad(folder.resolve("data"));
                Progress progress = Progress.of("tokens", (long) SCRIPTS.size() * (options.rounds() + 1) * rows)) {
            for (String script : SCRIPTS) {
                for (int number = 0; number <= options.rounds(); number++) {
                    write(opened, script, number, rows, dice);
                    progress.add(rows);
                }
            }
        }
    }

    /// The file of one measurement.
    Path file(String script, int number) {
        return folder.resolve(script + "-" + number + ".tsv");
    }

    private void write(OpenedFolder opened, String script, int number, int rows, RandomGenerator dice)
            throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file(script, number))) {
            for (int row = 0; row < rows; row++) {
                UserId id = new UserId(1 + dice.nextLong(users));
                Holder holder = opened.store().read(tx -> holder(tx, id));
                String credential =
                        script.equals("me") ? holder.tenant().publicKey().text() : apiKey(holder.tenant());
                writer.write(credential + "\t" + TokenFiles.session(opened, holder.user(), holder.session()));
                writer.newLine();
            }
        }
    }

    private static Holder holder(Tx tx, UserId id) {
        User user = tx.users().byId(id).orElseThrow();
        Tenant tenant = tx.tenants().byId(user.tenant()).orElseThrow();
        return new Holder(user, tenant, tx.sessions().latest(id, 1).getFirst());
    }

    private String apiKey(Tenant tenant) {
        return tenant.organisation().startsWith(OWN) ? ownApiKey(tenant.organisation()) : apiKey;
    }

    private static String ownApiKey(String organisation) {
        return Mint.API_KEY_PREFIX + organisation;
    }

    /// What it takes to fill the store.
    @FunctionalInterface
    private interface Filling {
        void run(OpenedFolder opened, UserLoader loader, PasswordHash password);
    }

    private static TenantStore load(long users, Path folder, Filling filling) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Cardea cardea = new Cardea(data);
        String apiKey = cardea.furnish();
        PasswordHash password = SizedStore.password(Files.createDirectories(folder.resolve("native")));
        try (OpenedFolder opened = OpenedFolder.toLoad(data)) {
            filling.run(opened, new UserLoader(opened.store()), password);
        }
        return new TenantStore(users, cardea, folder, apiKey);
    }

    private static void addTenant(OpenedFolder opened, Tx tx, Mint mint, long number, PasswordHash password) {
        Instant now = Instant.now();
        Tenant tenant = opened.addTenant(tx, OWN + number, Door.STATICBACKEND, now);
        opened.addApiKey(tx, tenant, ownApiKey(tenant.organisation()), now);
        User user = tx.users()
                .add(UserLoader.person(mint, tenant.id(), number, password, now))
                .orElseThrow();
        tx.sessions().add(Session.starting(mint.session(user.id()), now));
    }
}
