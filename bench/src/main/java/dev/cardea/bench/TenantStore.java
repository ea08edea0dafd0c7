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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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
        try (OpenedFolder opened = OpenedFolder.toLoad(folder.resolve("data"));
                Progress progress = Progress.of("tokens", SCRIPTS.size() * ScaleServer.rows(options))) {
            TokenLines lines = new TokenLines(users, progress);
            for (String script : SCRIPTS) {
                for (int number = 0; number <= options.rounds(); number++) {
                    lines.write(
                            file(script, number),
                            ScaleServer.rows(options, number),
                            (count, dice) -> rows(opened, script, count, dice));
                }
            }
        }
    }

    /// The file of one measurement.
    Path file(String script, int number) {
        return folder.resolve(script + "-" + number + ".tsv");
    }

    private List<String> rows(OpenedFolder opened, String script, int count, RandomGenerator dice) {
        List<UserId> drawn = IntStream.range(0, count)
                .mapToObj(_ -> new UserId(1 + dice.nextLong(users)))
                .toList();
        List<Holder> holders = opened.store()
                .read(tx -> drawn.stream().map(id -> holder(tx, id)).toList());
        return holders.stream()
                .map(holder -> credential(script, holder.tenant()) + "\t"
                        + TokenFiles.session(opened, holder.user(), holder.session()))
                .toList();
    }

    private String credential(String script, Tenant tenant) {
        return script.equals("me") ? tenant.publicKey().text() : apiKey(tenant);
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
