package dev.cardea.bench;

import dev.cardea.core.Door;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Tenant;
import dev.cardea.core.UserId;
import dev.cardea.crypto.HashedPasswords;
import dev.cardea.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// A store of some number of users, made for one run: half of them Point's with a refresh token each, half with
/// address, password and one living session each. All are of one tenant.
///
/// @param folder of the data, and of the files of tokens
/// @param loadedPerSecond how many users were made in a second
record SizedStore(
        long users, Cardea cardea, Path folder, String apiKey, ScaleResults.Disk disk, double loadedPerSecond) {

    private static final Set<Door> DOORS = Set.of(Door.POINT, Door.STATICBACKEND);

    static SizedStore load(long users, Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Cardea cardea = new Cardea(data);
        String apiKey = cardea.furnish();
        PasswordHash password = password(Files.createDirectories(folder.resolve("native")));
        long half = users / 2;
        long begun = System.nanoTime();
        long empty = size(data, (_, _) -> {});
        long withPoint = size(data, (loader, tenant) -> loader.addPointUsers(tenant.id(), half));
        long withPeople = size(data, (loader, tenant) -> loader.addPeople(tenant.id(), half, password));
        long whole = size(data, (loader, _) -> loader.addSessions(new UserId(half + 1), half));
        ScaleResults.Disk disk = new ScaleResults.Disk(
                (withPoint - empty) / (double) half,
                (withPeople - withPoint) / (double) half,
                (whole - withPeople) / (double) half,
                whole);
        return new SizedStore(users, cardea, folder, apiKey, disk, users * 1e9 / (System.nanoTime() - begun));
    }

    /// @param few of how many users the operations on few are
    void writeTokens(long few, Options options) throws IOException {
        try (OpenedFolder opened = OpenedFolder.toLoad(folder.resolve("data"))) {
            files(opened, few).write(options);
        }
    }

    /// What the load driver needs for one measurement.
    ///
    /// @param number of the round, or 0
    List<String> arguments(ScaleOperation operation, int number) {
        String file = TokenFiles.file(folder, operation, number).toString();
        return switch (operation) {
            case INTROSPECT, INTROSPECT_FEW -> List.of(apiKey, file);
            case MINT, ME, ME_FEW -> List.of(file);
            case CREATE -> List.of(apiKey, "run-" + number);
            case REVOKE -> List.of(file, "once");
        };
    }

    /// The one hash that all passwords of a store have.
    static PasswordHash password(Path nativeFolder) {
        try (HashedPasswords passwords = new HashedPasswords(new SecureRandom(), nativeFolder, 1, 1)) {
            return passwords.hash("the pass phrase of everybody");
        }
    }

    /// Bytes of the database once the work is done and the store is closed, so that nothing is left in its log.
    private static long size(Path data, BiConsumer<UserLoader, Tenant> work) throws IOException {
        try (OpenedFolder opened = OpenedFolder.toLoad(data)) {
            work.accept(new UserLoader(opened.store()), opened.tenant(DOORS));
        }
        return Files.size(data.resolve(SqliteStore.FILE));
    }

    private TokenFiles files(OpenedFolder opened, long few) {
        return new TokenFiles(opened, opened.tenant(DOORS), users, few, folder);
    }
}
