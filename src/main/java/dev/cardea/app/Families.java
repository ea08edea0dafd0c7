package dev.cardea.app;

import dev.cardea.api.aviauth.AviauthApi;
import dev.cardea.api.health.HealthApi;
import dev.cardea.api.oauth.OAuthApi;
import dev.cardea.api.point.PointApi;
import dev.cardea.api.point.PointSettings;
import dev.cardea.api.point.Unowned;
import dev.cardea.api.queryserver.QueryServerApi;
import dev.cardea.api.staticbackend.StaticBackendApi;
import dev.cardea.app.config.FamilySettings;
import dev.cardea.core.Asker;
import dev.cardea.crypto.HashedPasswords;
import dev.cardea.flow.Flows;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.FairShare;
import dev.cardea.http.Family;
import dev.cardea.http.GuessLimit;
import dev.cardea.web.devmail.Mailbox;
import java.util.ArrayList;
import java.util.List;

/// One line for each folder in `api` and in `web`.
final class Families {

    private static final int HASHES = Runtime.getRuntime().availableProcessors() * HashedPasswords.WAITING_PER_THREAD;

    /// Half of what may wait to be hashed.
    private static final int HASHES_OF_ONE_NETWORK = HASHES / 2;

    /// Five eighths of it, from whatever many networks: a crowd that has gone is worked off in about a second.
    private static final int HASHES_OF_ONE_TENANT = HASHES * 5 / 8;

    /// Of the failed sign-ins that one has at once, this part comes back in a minute.
    private static final double COMES_BACK = 0.1;

    private final List<Family> all = new ArrayList<>();
    private final Family fallback;

    /// @param kind only in development are letters shown to whoever asks
    Families(Flows flows, FamilySettings settings, DataFolderKind kind) {
        PointSettings point = settings.point();
        FailureLimit failures = new FailureLimit(point.failuresPerMinute(), System::nanoTime);
        FailureLimit misses =
                new FailureLimit(settings.failedSignIns(), settings.failedSignIns() * COMES_BACK, System::nanoTime);
        GuessLimit guesses = new GuessLimit(misses, failures);
        FairShare hashing = new FairShare(
                HASHES_OF_ONE_NETWORK,
                HASHES_OF_ONE_TENANT,
                (network, tenant, part) -> new Asker(network, tenant).call(part));
        StaticBackendApi staticBackend =
                new StaticBackendApi(flows, settings.staticBackend(), failures, guesses, hashing);
        all.add(new PointApi(flows, point, failures));
        all.add(staticBackend);
        all.add(new QueryServerApi(flows, settings.queryServer(), failures, guesses, hashing));
        all.add(new AviauthApi(flows, settings.aviauth(), failures, guesses, hashing));
        all.add(new OAuthApi(flows, failures));
        all.add(new HealthApi(flows));
        switch (kind) {
            case DEVELOPMENT -> all.add(new Mailbox(flows));
            case PRODUCTION -> {}
        }
        this.fallback = new Rest(staticBackend, new Unowned(), point.environments());
    }

    List<Family> all() {
        return List.copyOf(all);
    }

    /// Words what no family owns.
    Family fallback() {
        return fallback;
    }
}
