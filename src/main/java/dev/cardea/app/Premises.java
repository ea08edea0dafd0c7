package dev.cardea.app;

import dev.cardea.app.config.Config;
import dev.cardea.app.config.ConfigReader;
import dev.cardea.app.config.ConfigReading;
import dev.cardea.app.log.Logs;
import dev.cardea.cli.Installation;
import dev.cardea.cli.Opening;
import dev.cardea.cli.Place;
import dev.cardea.cli.WrongUsage;
import dev.cardea.core.Email;
import dev.cardea.core.Unavailable;
import dev.cardea.crypto.MasterKey;
import dev.cardea.flow.Operations;
import dev.cardea.mail.Smtp;
import dev.cardea.store.DataFolderInUse;
import dev.cardea.store.DatabaseUnfit;
import dev.cardea.store.PostgresStore;
import dev.cardea.store.SchemaTooNew;
import dev.cardea.store.SqliteStore;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Finds and opens the installation that an operator means, for the command line.
final class Premises implements Installation {

    private static final String MASTER_KEY = "CARDEA_MASTER_KEY";
    private static final String SMTP_PASSWORD = "CARDEA_SMTP_PASSWORD";
    static final String DATABASE_PASSWORD = "CARDEA_DATABASE_PASSWORD";
    static final String ADMIN_PASSWORD = "CARDEA_QUERYSERVER_ADMIN_PASSWORD";

    private final Map<String, String> environment;
    private final Outside outside;

    Premises(Map<String, String> environment, Outside outside) {
        this.environment = environment;
        this.outside = outside;
    }

    @Override
    public Path dataFolder(Place place) {
        return config(place).data();
    }

    @Override
    public Optional<String> secret(String variable) {
        return Optional.ofNullable(environment.get(variable));
    }

    @Override
    public int with(Place place, Opening opening, ToIntFunction<Operations> work) {
        Config config = config(place);
        OpenStore.Plan store = store(config, environment);
        if (opening != Opening.EVEN_NEW) {
            refuseNew(config, store);
        }
        OpenInstallation.Plan plan = plan(config, DataFolderKind.PRODUCTION, masterKey(environment), store);
        try (Logs _ = Logs.onStandardError(config.log());
                OpenInstallation open = opened(() -> switch (opening) {
                    case EXISTING, EVEN_NEW -> OpenInstallation.openOfEitherKind(plan, outside);
                    case EVEN_MOVED -> OpenInstallation.openToMove(plan, outside);
                })) {
            return work.applyAsInt(open.operations());
        }
    }

    /// Opens an installation, or says for the operator why that cannot be.
    static OpenInstallation opened(Supplier<OpenInstallation> opening) {
        try {
            return opening.get();
        } catch (DataFolderInUse | DatabaseUnfit | SchemaTooNew | StartRefused e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new Unavailable(
                    e.getMessage() + ": " + e.getCause() + ". Run it as the user that owns the folder", e);
        }
    }

    static OpenInstallation.Plan plan(
            Config config, DataFolderKind kind, Optional<MasterKey> masterKey, OpenStore.Plan store) {
        return new OpenInstallation.Plan(
                config.data(),
                kind,
                masterKey,
                store,
                config.memory().settings(),
                config.environments(),
                config.mail().isPresent());
    }

    /// The store that the settings choose, with the password that the environment gives.
    static OpenStore.Plan store(Config config, Map<String, String> environment) {
        Optional<String> password = Optional.ofNullable(environment.get(DATABASE_PASSWORD));
        return config.store()
                .database()
                .<OpenStore.Plan>map(database -> new OpenStore.Plan.Postgres(
                        database.settings(password.orElseThrow(() -> new WrongUsage(
                                "store is postgresql, but the password of database.username is not set: put it into "
                                        + DATABASE_PASSWORD
                                        + ", or an empty text if the server asks for none"))),
                        database.node().orElseGet(Premises::machine)))
                .orElseGet(() -> new OpenStore.Plan.Sqlite(config.store().sqlite()));
    }

    /// The master key, where the environment gives one.
    static Optional<MasterKey> masterKey(Map<String, String> environment) {
        try {
            return Optional.ofNullable(environment.get(MASTER_KEY)).map(MasterKey::parse);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(MASTER_KEY + ": " + e.getMessage());
        }
    }

    /// The way to the mail server, if there is one, with the password that the environment gives.
    static Optional<Smtp.Settings> mail(Config config, Map<String, String> environment) {
        Optional<String> password = Optional.ofNullable(environment.get(SMTP_PASSWORD));
        return config.mail()
                .map(mail -> mail.settings(mail.username()
                        .map(name -> new Smtp.Login(
                                name,
                                password.orElseThrow(() ->
                                        new WrongUsage("mail.username is set, but the password is not: put it into "
                                                + SMTP_PASSWORD))))));
    }

    /// The administrator of Query Server whom each start adds, if there is one, with the password that the environment
    /// gives.
    static Optional<Administrator> administrator(Config config, Map<String, String> environment) {
        Optional<String> password = Optional.ofNullable(environment.get(ADMIN_PASSWORD));
        Optional<Email> email = config.queryServer().administrator();
        if (email.isPresent() && password.isEmpty()) {
            throw new WrongUsage(
                    "queryserver.admin_email is set, but the password is not: put it into " + ADMIN_PASSWORD);
        }
        if (email.isEmpty() && password.isPresent()) {
            throw new WrongUsage(
                    ADMIN_PASSWORD + " is set, but queryserver.admin_email does not say whose password that is");
        }
        return email.map(
                who -> new Administrator(config.queryServer().usual().orElseThrow(), who, password.orElseThrow()));
    }

    /// The configuration, or all that is wrong with it.
    static Config sound(ConfigReading reading) {
        return switch (reading) {
            case ConfigReading.Sound sound -> sound.config();
            case ConfigReading.Faulty faulty -> throw new WrongUsage(faulty.text());
        };
    }

    static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unnamed";
        }
    }

    private static void refuseNew(Config config, OpenStore.Plan store) {
        switch (store) {
            case OpenStore.Plan.Sqlite _ -> {
                if (!Files.exists(config.data().resolve(SqliteStore.FILE))) {
                    throw new WrongUsage(
                            "There is no installation in "
                                    + config.data().toAbsolutePath().normalize()
                                    + ": name the right folder with --data or --config, or make one with: cardea tenant create");
                }
            }
            case OpenStore.Plan.Postgres(PostgresStore.Settings settings, var _) -> {
                if (OpenStore.isNew(settings)) {
                    throw new WrongUsage("There is no installation in the database " + settings.place()
                            + ": name the right one with --config, or make one with: cardea tenant create");
                }
            }
        }
    }

    private Config config(Place place) {
        Config config = sound(
                place instanceof Place.ConfigFile(Path file)
                        ? ConfigReader.read(file, environment)
                        : ConfigReader.read(environment));
        return place instanceof Place.DataFolder(Path folder) ? config.in(folder) : config;
    }
}
