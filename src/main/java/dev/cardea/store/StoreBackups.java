package dev.cardea.store;

import dev.cardea.core.Backups;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// Copies of whatever database the store is in.
public final class StoreBackups implements Backups {

    private static final String THERE = "the file %s is there already, and is left as it is: choose another name";

    private final SwitchableStore store;

    public StoreBackups(SwitchableStore store) {
        this.store = store;
    }

    @Override
    public Result to(Path file) {
        Optional<AutoCloseable> claim = store.claim();
        if (claim.isEmpty()) {
            return new Result.Refused("a move or another backup is under way");
        }
        try (AutoCloseable _ = claim.get()) {
            return switch (store.current()) {
                case SqliteStore sqlite -> written(sqlite, file);
                case PostgresStore postgres -> new Result.Elsewhere(command(postgres.settings(), file));
                default -> throw new IllegalStateException("there is no backup of this store");
            };
        } catch (FileAlreadyExistsException _) {
            return new Result.Refused(String.format(THERE, file));
        } catch (IOException | SQLException e) {
            return new Result.Refused("the file " + file + " could not be written: " + e.getMessage());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a backup failed", e);
        }
    }

    private static Result written(SqliteStore store, Path file) throws Exception {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Result.Refused(String.format(THERE, file));
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return new Result.Refused("there is no folder for the file " + file + ": make it first");
        }
        return new Result.Written(
                PlatformThread.call("store-backup", () -> new SqliteBackup(store.file()).to(folder, file)));
    }

    /// libpq's address of the same database: https://www.postgresql.org/docs/15/libpq-connect.html
    private static String command(PostgresStore.Settings settings, Path file) {
        String place = settings.place().substring("jdbc:".length());
        boolean isOneOfMany = place.contains(",");
        return "pg_dump --format=custom --no-owner --no-privileges --username=" + quoted(settings.username())
                + " --dbname=" + quoted(place + (isOneOfMany ? "?target_session_attrs=primary" : "")) + " --file="
                + quoted(file.toString());
    }

    /// As a POSIX shell takes it for one word.
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
