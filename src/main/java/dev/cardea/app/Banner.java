package dev.cardea.app;

import dev.cardea.app.config.Config;
import java.io.PrintStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person sees when the server is ready: in development a page, in production a line of log.
final class Banner {

    private static final Logger LOG = LoggerFactory.getLogger(Banner.class);

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");

    private Banner() {}

    static void print(PrintStream out, App app, DataFolderKind kind, Config config, long millis) {
        switch (kind) {
            case DEVELOPMENT -> development(out, app, config, millis);
            case PRODUCTION -> production(app, config, millis);
        }
        out.flush();
    }

    private static void development(PrintStream out, App app, Config config, long millis) {
        String page = """

                Cardea is ready after ${millis} ms, in development mode. Its keys are known to everybody: for this machine only.

                  address        ${address}
                  mailbox        ${address}/dev/mail   (letters are shown there; none is sent)
                  data           ${data}
                  metrics        ${metrics}

                  Point          API key ${apiKey}   (organisation "${organisation}" in dev, staging, preprod and
                                 production, told apart by the first label of the host; any other host is dev)
                  StaticBackend  public key ${publicKey}
                                 root token ${rootToken}
                                 administrator ${administrator}, password ${password}
                                 magic links have the code ${magicCode}
                  Query Server   administrator ${queryAdministrator}, password ${queryPassword}
                  Aviauth        client ${clientId}, secret ${clientSecret}

                Point: create a user, get an access token, ask whose it is:

                  curl -X POST ${address}/organizations/users/u-1 -H 'Authorization: Bearer ${apiKey}'

                  curl -X POST ${address}/users/u-1/access_token -H 'Authorization: Bearer ${apiKey}'

                  curl ${address}/oauth2/introspect -u backend:${apiKey} -d token="$(curl -s -X POST \
                ${address}/users/u-1/access_token -H 'Authorization: Bearer ${apiKey}' | cut -d '"' -f 6)"

                StaticBackend: register a user, who gets a session:

                  curl ${address}/register -H 'SB-PUBLIC-KEY: ${publicKey}' -d '{"email":"bob@example.com","password":"userpw"}'

                Query Server: get the token of a user for the password:

                  curl ${address}/_/user-token/value -d '{"email":"${queryAdministrator}","password":"${queryPassword}"}'

                Aviauth: register a user through a client, who gets an access and a refresh token:

                  curl ${address}/latest/users/register/ \
                -d 'email=ann@example.com&password=userpw&client_id=${clientId}&client_secret=${clientSecret}'

                Stop it with Ctrl-C.
                """;
        out.print(filled(page, values(app, config, millis)));
    }

    private static Map<String, String> values(App app, Config config, long millis) {
        return Map.ofEntries(
                Map.entry("millis", Long.toString(millis)),
                Map.entry("address", app.address().toString()),
                Map.entry("data", config.data().toAbsolutePath().normalize().toString()),
                Map.entry(
                        "metrics",
                        app.metricsAddress().map(found -> found + "/metrics").orElse("off")),
                Map.entry("organisation", Development.ORGANISATION),
                Map.entry("apiKey", Development.POINT_API_KEY),
                Map.entry("publicKey", Development.PUBLIC_KEY),
                Map.entry("rootToken", Development.ROOT_TOKEN),
                Map.entry("administrator", Development.ADMINISTRATOR),
                Map.entry("password", Development.ADMINISTRATOR_PASSWORD),
                Map.entry("magicCode", Development.MAGIC_CODE),
                Map.entry("queryAdministrator", Development.QUERY_ADMINISTRATOR),
                Map.entry("queryPassword", Development.QUERY_ADMINISTRATOR_PASSWORD),
                Map.entry("clientId", Development.CLIENT_ID),
                Map.entry("clientSecret", Development.CLIENT_SECRET));
    }

    private static String filled(String page, Map<String, String> values) {
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
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
