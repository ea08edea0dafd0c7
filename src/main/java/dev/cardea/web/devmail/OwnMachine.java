package dev.cardea.web.devmail;

import dev.cardea.http.Handler;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.regex.Pattern;

/// Lets those in who call the server by a name of this machine. A page of another site, whose own name was made to lead
/// here (DNS rebinding), would be of the same origin as the mailbox, and could read it.
final class OwnMachine {

    private static final Pattern NAMES =
            Pattern.compile("(127\\.0\\.0\\.1|\\[::1]|localhost)(:[0-9]*)?", Pattern.CASE_INSENSITIVE);

    private OwnMachine() {}

    /// Answers, or refuses with 421 (RFC 9110 §15.5.20).
    static Response only(Request request, Handler next) {
        boolean isOurs =
                request.host().filter(host -> NAMES.matcher(host).matches()).isPresent();
        return isOurs ? next.handle(request) : MailboxJson.error(421, "ask 127.0.0.1, [::1] or localhost");
    }
}
