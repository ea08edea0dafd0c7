package dev.cardea.api.staticbackend;

import dev.cardea.http.Handler;
import dev.cardea.http.Header;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Lets the pages of every origin call everything but the root endpoints (contract staticbackend.md §2.0, "CORS"). No
/// cookie opens anything here that a page of another origin could use, so every origin is as good as none.
final class Browsers {

    private static final Set<String> ROOT = Set.of("/password/send", "/password/resetcode", "/account/user-accounts");

    private final Callers callers;

    Browsers(Callers callers) {
        this.callers = callers;
    }

    Handler around(Handler next) {
        return request -> isForBackends(request.route()) ? guarded(request, next) : marked(request, next);
    }

    private static boolean isForBackends(String route) {
        return route.startsWith("/sudoget") || ROOT.contains(route);
    }

    private Response marked(Request request, Handler next) {
        Optional<String> origin = sent(request, "Origin");
        boolean isPreflight =
                request.isSound() && origin.isPresent() && request.method().equals("OPTIONS");
        Response response = isPreflight ? Response.empty(200) : guarded(request, next);
        Response varying = response.with("Vary", "Origin")
                .with("Vary", "Access-Control-Request-Method")
                .with("Vary", "Access-Control-Request-Headers");
        return origin.isEmpty()
                ? varying
                : varying.with("Access-Control-Allow-Origin", origin.get())
                        .with("Access-Control-Allow-Methods", method(request))
                        .with("Access-Control-Allow-Headers", headers(request));
    }

    /// An OPTIONS that is no preflight needs a key before it is told that there is no such method.
    private Response guarded(Request request, Handler next) {
        boolean mayAsk = !request.isSound()
                || !request.method().equals("OPTIONS")
                || callers.tenant(request).isPresent();
        return mayAsk ? next.handle(request) : Errors.invalidPublicKey();
    }

    private static String method(Request request) {
        return sent(request, "Access-Control-Request-Method").orElse("").toUpperCase(Locale.ROOT);
    }

    private static String headers(Request request) {
        return sent(request, "Access-Control-Request-Headers").orElse("");
    }

    /// What the answer repeats. No browser sends anything that could not stand in a header of ours.
    private static Optional<String> sent(Request request, String header) {
        return request.header(header).filter(Header::isValue);
    }
}
