package dev.cardea.app;

import dev.cardea.api.metrics.MetricsApi;
import dev.cardea.app.config.FamilySettings;
import dev.cardea.cli.ControlSocket;
import dev.cardea.core.Unavailable;
import dev.cardea.flow.Operations;
import dev.cardea.http.Answered;
import dev.cardea.http.Family;
import dev.cardea.http.HelidonServer;
import dev.cardea.http.Observer;
import dev.cardea.http.Router;
import dev.cardea.http.Settings;
import dev.cardea.mail.Smtp;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole server, put together by plain constructors. Read it top to bottom.
public final class App implements AutoCloseable {

    /// What a server is started with.
    ///
    /// @param metrics where the figures are served, if anywhere; a port of its own
    /// @param mail where letters go, if anywhere; never in development mode
    /// @param requestLog is told of every answer
    /// @param onStoreDeath called when nothing can be written any more; a server ends the process
    public record Plan(
            OpenInstallation.Plan installation,
            Settings http,
            Optional<Settings> metrics,
            Optional<Smtp.Settings> mail,
            FamilySettings families,
            Observer requestLog,
            Runnable onStoreDeath) {}

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final OpenInstallation installation;
    private final HelidonServer server;
    private final Optional<HelidonServer> metricsServer;

    private App(Plan plan, Outside outside) {
        try {
            HelidonServer.prepare();
            Metrics metrics = new Metrics(plan.onStoreDeath());
            this.installation =
                    opened(Premises.opened(() -> OpenInstallation.open(plan.installation(), outside, metrics)));
            metrics.watch(installation.store(), installation.standings());
            metrics.watch(installation.passwords());
            installation.nodes().status().ifPresent(_ -> metrics.watch(installation.nodes()));
            if (plan.installation().kind() == DataFolderKind.DEVELOPMENT) {
                Development.furnish(installation.operations());
            } else {
                plan.mail().ifPresent(mail -> opened(installation.deliver(mail, outside.clock())));
            }
            opened(Sweeper.start(installation.flows().sweep()));

            Supplier<String> ids = new RequestIds(outside.random());
            this.metricsServer = plan.metrics().map(settings -> opened(serveMetrics(settings, metrics, ids)));
            Families families = new Families(
                    installation.flows(), plan.families(), plan.installation().kind());
            Observer observer = answered -> tell(metrics, plan.requestLog(), answered);
            Router router =
                    new Router(families.all(), families.fallback(), ids, observer, Unavailable.class::isInstance);
            this.server = opened(HelidonServer.start(plan.http(), router));
            opened(ControlSocket.open(plan.installation().folder(), installation.operations()));
        } catch (Throwable e) {
            closeAfter(e);
            throw e;
        }
    }

    public static App start(Plan plan, Outside outside) {
        return new App(plan, outside);
    }

    public URI address() {
        return server.address();
    }

    /// Where the figures are, if anywhere.
    public Optional<URI> metricsAddress() {
        return metricsServer.map(HelidonServer::address);
    }

    public int port() {
        return server.port();
    }

    /// Loads what the first password would have to wait for; nobody waits for this.
    void warmUp() {
        Thread.ofVirtual().name("warm-up").start(() -> {
            try {
                installation.passwords().warmUp();
            } catch (Unavailable e) {
                LOG.debug("no warming up: {}", e.getMessage());
            }
        });
    }

    public Operations operations() {
        return installation.operations();
    }

    /// Takes the store away, as a broken disk would; for tests of what is left.
    public void closeStore() {
        installation.close();
    }

    /// Finishes what was begun, refuses what is new, and leaves nothing behind; the last thing opened is closed first.
    @Override
    public void close() {
        IllegalStateException trouble = new IllegalStateException("the server did not close in order");
        closeAfter(trouble);
        if (trouble.getSuppressed().length > 0) {
            throw trouble;
        }
    }

    /// Closes everything, whatever happens to any part of it.
    private void closeAfter(Throwable trouble) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                trouble.addSuppressed(e);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private static HelidonServer serveMetrics(Settings settings, Metrics metrics, Supplier<String> ids) {
        Family family = new MetricsApi(metrics::scrape);
        Router router = new Router(List.of(family), family, ids, _ -> {}, _ -> false);
        return HelidonServer.start(settings, router);
    }

    private static void tell(Observer metrics, Observer log, Answered answered) {
        metrics.answered(answered);
        log.answered(answered);
    }
}
