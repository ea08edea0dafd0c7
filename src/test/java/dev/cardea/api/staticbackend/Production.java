package dev.cardea.api.staticbackend;

import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.List;

/// How operators make and fill apps, and where their mail is read. To be wired when operations exist.
final class Production {

    private Production() {}

    /// A server as operators run it, not started yet.
    static TestServer.Shape shape(Path folder) {
        return TestServer.shaped(folder);
    }

    /// Makes an app with the policy that `tenant create` gives it, whose links may begin with
    /// [StaticBackendFixture#DEFAULT_LINK], and with a user of role 100.
    static Keys createApp(TestServer server) {
        return notYet(Keys.class, server);
    }

    /// Makes one more app on the server, another one each time, in either mode. Any password will do there.
    static Keys createAnotherApp(TestServer server) {
        return notYet(Keys.class, server);
    }

    /// What was sent so far, the newest first.
    static List<Letter> letters(TestServer server) {
        return List.of(notYet(Letter.class, server));
    }

    /// Imports a row of `sb_tokens` (contract staticbackend.md §4.1) into the app, in either mode.
    ///
    /// @param row a JSON object with the columns' names
    static void importUser(TestServer server, String publicKey, String row) {
        notYet(String.class, List.of(server, publicKey, row));
    }

    private static <T> T notYet(Class<T> wanted, Object from) {
        throw new UnsupportedOperationException(
                "production mode is wired when operations exist: " + wanted.getSimpleName() + " of " + from);
    }
}
