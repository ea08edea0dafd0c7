package dev.cardea.resilience;

import dev.cardea.api.aviauth.AviauthSettings;
import dev.cardea.api.point.PointSettings;
import dev.cardea.api.queryserver.QueryServerSettings;
import dev.cardea.api.staticbackend.StaticBackendSettings;
import dev.cardea.app.App;
import dev.cardea.app.DataFolderKind;
import dev.cardea.app.OpenInstallation;
import dev.cardea.app.OpenStore;
import dev.cardea.app.Outside;
import dev.cardea.app.config.FamilySettings;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.http.Settings;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.SqliteStore;
import dev.cardea.testing.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The server as a process of its own, in development mode. Started on a folder, it tells its port when it is
/// ready; asked to end, it closes the server first.
final class ServerProcess {

    private static final String READY = "ready on port ";

    private ServerProcess() {}

    /// Starts one on the folder; returns when it listens, and throws with what it said if it ends before.
    static Child on(Path folder) throws IOException {
        return Child.started(new Child.Program(
                ServerProcess.class,
                List.of(folder.toString()),
                Map.of(),
                Pattern.compile(READY + "([0-9]+)"),
                folder.resolveSibling("tmp"),
                _ -> {}));
    }

    public static void main(String[] args) {
        Environments environments = new Environments(EnumSet.allOf(Environment.class), Optional.empty());
        App app = App.start(
                new App.Plan(
                        new OpenInstallation.Plan(
                                Path.of(args[0]),
                                DataFolderKind.DEVELOPMENT,
                                Optional.empty(),
                                new OpenStore.Plan.Sqlite(SqliteStore.Settings.DEFAULT),
                                RememberedStandings.Settings.DEFAULT,
                                environments,
                                false),
                        Settings.at("127.0.0.1", 0),
                        Optional.empty(),
                        Optional.empty(),
                        new FamilySettings(
                                new PointSettings(environments, Set.of(), 200, 0),
                                StaticBackendSettings.DEFAULT,
                                QueryServerSettings.DEFAULT,
                                AviauthSettings.DEFAULT,
                                0),
                        _ -> {},
                        () -> Runtime.getRuntime().halt(70)),
                new Outside(InstantSource.system(), new SecureRandom()));
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
        IO.println(READY + app.port());
    }
}
