package dev.cardea.app;

import dev.cardea.app.config.Config;
import java.io.PrintStream;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person sees when the server is ready: in development a page, in production a line of log.
final class Banner {

    private static final Logger LOG = LoggerFactory.getLogger(Banner.class);

    private Banner() {}

    static void print(PrintStream out, App app, DataFolderKind kind, Config config, long millis) {
        switch (kind) {
            case DEVELOPMENT -> development(out, app, config, millis);
            case PRODUCTION -> production(app, config, millis);
        }
        out.flush();
    }

    private static void development(PrintStream out, App app, Config config, long millis) {
        URI address = app.address();
        String key = Development.POINT_API_KEY;
        out.printf(
                """

                Cardea is ready after %d ms, in development mode. Its keys are known to everybody: for this machine only.

                  address   %s
                  API key   %s   (organisation "%s" in dev, staging, preprod and production,
                            told apart by the first label of the host; any other host is dev)
                  data      %s
                  metrics   %s

                Create a user, get an access token, ask whose it is:

                  curl -X POST %s/organizations/users/u-1 -H 'Authorization: Bearer %s'

                  curl -X POST %s/users/u-1/access_token -H 'Authorization: Bearer %s'

                  curl %s/oauth2/introspect -u backend:%s -d token="$(curl -s -X POST %s/users/u-1/access_token \
                -H 'Authorization: Bearer %s' | cut -d '"' -f 6)"

                Stop it with Ctrl-C.
                """,
                millis,
                address,
                key,
                Development.ORGANISATION,
                config.data().toAbsolutePath().normalize(),
                app.metricsAddress().map(found -> found + "/metrics").orElse("off"),
                address,
                key,
                address,
                key,
                address,
                key,
                address,
                key);
    }

    private static void production(App app, Config config, long millis) {
        LOG.info(
                "ready after {} ms at {}, data in {}, metrics {}",
                millis,
                app.address(),
                config.data().toAbsolutePath().normalize(),
                app.metricsAddress().map(found -> "at " + found + "/metrics").orElse("off"));
        if (app.operations().listTenants().run().isEmpty()) {
            LOG.info("there is no tenant yet; make one: cardea tenant create NAME --env production,"
                    + " then cardea key create --tenant NAME --env production");
        }
    }
}
