package dev.cardea.app;

import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.crypto.MasterKey;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.StoreObserver;
import dev.cardea.testing.TestStores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;

/// Opens an installation over a real file, below HTTP, with a clock and dice that the test holds.
public final class TestInstallation {

    /// The master key of every installation that does not make its own.
    public static final MasterKey MASTER = MasterKey.parse("a1b2c3d4".repeat(8));

    private TestInstallation() {}

    public static OpenInstallation in(Path folder, InstantSource clock) {
        return in(folder, clock, 7);
    }

    /// Opens it with other dice.
    ///
    /// @param seed of the dice: another one for each time that the same folder is opened
    public static OpenInstallation in(Path folder, InstantSource clock, long seed) {
        return open(plan(folder, DataFolderKind.PRODUCTION, Optional.of(MASTER)), clock, seed);
    }

    static OpenInstallation open(OpenInstallation.Plan plan, InstantSource clock, long seed) {
        return OpenInstallation.open(plan, new Outside(clock, new Random(seed)), StoreObserver.NONE);
    }

    static OpenInstallation.Plan plan(Path folder, DataFolderKind kind, Optional<MasterKey> master) {
        return plan(folder, kind, master, TestStores.of(folder), false);
    }

    /// One of production that sends mail, in this store.
    static OpenInstallation.Plan planIn(OpenStore.Plan store, Path folder) {
        return plan(folder, DataFolderKind.PRODUCTION, Optional.of(MASTER), store, true);
    }

    private static OpenInstallation.Plan plan(
            Path folder, DataFolderKind kind, Optional<MasterKey> master, OpenStore.Plan store, boolean sendsMail) {
        return new OpenInstallation.Plan(
                folder,
                kind,
                master,
                store,
                RememberedStandings.Settings.DEFAULT,
                new Environments(EnumSet.allOf(Environment.class), Optional.empty()),
                sendsMail);
    }
}
