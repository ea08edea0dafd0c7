package dev.cardea.cli;

import dev.cardea.core.Client;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.NodeView;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Unavailable;
import dev.cardea.core.User;
import dev.cardea.crypto.MasterKey;
import dev.cardea.crypto.MasterVault;
import dev.cardea.crypto.SealedKeyring;
import dev.cardea.crypto.TokenFormats;
import dev.cardea.flow.Operations;
import dev.cardea.store.DataFolder;
import dev.cardea.store.DataFolderInUse;
import dev.cardea.store.Neighbours;
import dev.cardea.store.NodeStore;
import dev.cardea.store.QueryServerDatabases;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.SqliteStore;
import dev.cardea.store.StoreBackups;
import dev.cardea.store.StoreMove;
import dev.cardea.store.StoreObserver;
import dev.cardea.store.SwitchableStore;
import dev.cardea.testing.CountingPasswords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// An installation in a temporary folder, with seeded dice and a clock that stands still, and somebody who says
/// commands to it.
final class Site implements Launch, Installation {

    private static final Neighbours ALONE = new Neighbours() {

        @Override
        public List<String> others() {
            return List.of();
        }

        @Override
        public Turn turnTo(NodeStore next) {
            throw new IllegalStateException("nothing is moved here");
        }
    };

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

    final List<Object> launched = new ArrayList<>();
    private final Path folder;
    private final Random dice = new Random(7);
    private final Mint mint = new Mint(dice);
    private final MasterVault vault = new MasterVault(new MasterKey(new byte[MasterKey.LENGTH]), dice);

    Site(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /// Says a command, its words divided by spaces, with nothing on standard input.
    Said say(String words) {
        return say(words, "");
    }

    Said say(String words, String input) {
        return say(words.isEmpty() ? List.of() : List.of(words.split(" ")), input.getBytes(StandardCharsets.UTF_8));
    }

    Said say(List<String> args, byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new Cli(this, this).run(args, new ByteArrayInputStream(input), printing(out), printing(err));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Server serve() {
        return serve(Duration.ofSeconds(5));
    }

    /// @param patience of the socket
    Server serve(Duration patience) {
        Opened opened = Opened.in(folder);
        return new Server(opened, ControlSocket.open(folder, operations(opened), patience));
    }

    /// Makes a user who came in by both doors.
    User user(String tenant, Environment environment, String email, String id) {
        return inStore(store -> store.write(tx -> {
            Tenant of = tx.tenants().named(tenant, environment).orElseThrow();
            return tx.users()
                    .add(new NewUser(
                            of.id(), mint.uuid(), mint.pointId(), ExternalId.parse(id), Email.parse(email), 1, NOW))
                    .orElseThrow();
        }));
    }

    <T> T inStore(Function<Store, T> work) {
        try (SqliteStore store = SqliteStore.open(folder)) {
            return work.apply(store);
        }
    }

    boolean isSecretOf(Client client, String secret) {
        return vault.isSecretOf(client, secret);
    }

    @Override
    public int dev(DevOptions options) {
        launched.add(options);
        return Exit.DONE.code();
    }

    @Override
    public int serve(ServeOptions options) {
        launched.add(options);
        return Exit.DONE.code();
    }

    @Override
    public Path dataFolder(Place place) {
        return switch (place) {
            case Place.DataFolder(Path named) -> named;
            case Place.ConfigFile(Path file) ->
                throw new WrongUsage("The configuration " + file + " is wrong:\n  prot: did you mean port?");
            case Place.Usual() -> folder;
        };
    }

    @Override
    public Optional<String> secret(String variable) {
        return Optional.empty();
    }

    @Override
    public int with(Place place, Opening opening, ToIntFunction<Operations> work) {
        try (Opened opened = Opened.in(dataFolder(place))) {
            return work.applyAsInt(operations(opened));
        } catch (DataFolderInUse e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private Operations operations(Opened opened) {
        SwitchableStore store = opened.store();
        RememberedStandings standings = new RememberedStandings(store, RememberedStandings.Settings.DEFAULT);
        store.listen(standings::forget);
        return Operations.over(
                store,
                NodeView.ALONE,
                new QueryServerDatabases(folder.resolve(SqliteStore.FILE)),
                new StoreMove(store, ALONE, opened.folder(), SqliteStore.Settings.DEFAULT, StoreObserver.NONE),
                new StoreBackups(store),
                new TokenFormats(new SealedKeyring(standings, vault), store, standings),
                vault,
                new CountingPasswords(),
                mint,
                () -> NOW);
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    /// What came of a command.
    record Said(int exit, String out, String err) {

        static Said done(String out) {
            return new Said(Exit.DONE.code(), out + "\n", "");
        }

        static Said refused(String err) {
            return new Said(Exit.REFUSED.code(), "", err + "\n");
        }
    }

    /// A running server, as far as the command line sees one.
    record Server(Opened opened, ControlSocket socket) implements AutoCloseable {

        Store store() {
            return opened.store();
        }

        @Override
        public void close() {
            socket.close();
            opened.close();
        }
    }

    private record Opened(SwitchableStore store, DataFolder folder) implements AutoCloseable {

        static Opened in(Path path) {
            DataFolder folder = DataFolder.claim(path);
            SqliteStore store = SqliteStore.open(folder, SqliteStore.Settings.DEFAULT, StoreObserver.NONE);
            return new Opened(new SwitchableStore(store), folder);
        }

        @Override
        public void close() {
            store.close();
            folder.close();
        }
    }
}
