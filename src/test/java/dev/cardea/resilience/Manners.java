package dev.cardea.resilience;

import dev.cardea.http.PercentDecoding;
import dev.cardea.testing.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What every answer owes to whoever asked, however badly (contract point.md §4.9 to §4.11).
final class Manners {

    private static final Map<Integer, Set<String>> POINT_CODES = Map.ofEntries(
            Map.entry(400, Set.of("invalid_request", "invalid_user_id")),
            Map.entry(401, Set.of("missing_credentials", "invalid_token")),
            Map.entry(403, Set.of("insufficient_scope", "user_mismatch")),
            Map.entry(404, Set.of("not_found", "user_not_found", "token_not_found")),
            Map.entry(405, Set.of("method_not_allowed")),
            Map.entry(413, Set.of("content_too_large")),
            Map.entry(414, Set.of("uri_too_long")),
            Map.entry(415, Set.of("unsupported_media_type")),
            Map.entry(421, Set.of("misdirected_request")),
            Map.entry(431, Set.of("headers_too_large")));

    /// What each refusal must say in a header beside its body.
    private static final Map<Integer, String> OWED =
            Map.of(401, "WWW-Authenticate", 403, "WWW-Authenticate", 405, "Allow", 415, "Accept");

    private static final Pattern POINT_ERROR =
            Pattern.compile("\\{\"error\":\\{\"code\":\"([a-z_]+)\",\"message\":\"[^\"\\\\]+\"}}");
    private static final Pattern OTHER_ERROR = Pattern.compile(
            "\\{\"error\":\"[a-z_]+\",\"error_description\":\"[^\"\\\\]+\"}|\\{\"status\":\"[^\"\\\\]+\"}");
    private static final Pattern SUCCESS =
            Pattern.compile("(\\{\"user\":\\{\"id\":\"point\\|[\\w-]{21}\",\"email\":null,"
                    + "\"birthday\":null,\"height\":null,\"weight\":null,\"gender\":null,\"pronoun\":null,\"expectation\":null,"
                    + "\"firstName\":null,\"timezone\":null(,\"refreshToken\":(null|\\{\"token\":\"[\\w-]{56}\"}))?}})"
                    + "|\\{\"accessToken\":\\{\"token\":\"Bearer [\\w.-]+\",\"expiresIn\":86400}}"
                    + "|\\{\"refreshToken\":\\{\"token\":\"[\\w-]{56}\"}}"
                    + "|\\{}");
    private static final Pattern OTHER_SUCCESS = Pattern.compile(
            "|\\{\"active\":false}|\\{\"active\":true,\"sub\":\"[^\"]+\".*}|\\{\"status\":\"(ok|ready)\"}");

    private static final Pattern LINE = Pattern.compile("[^\r\n]+\n");

    /// Repeats what was sent, as the original does (contract staticbackend.md §2.0).
    private static final String REPEATING =
            "invalid authorization HTTP header, should be: Bearer your-token, but we got ";
    private static final Pattern POINT_PATH = Pattern.compile("/(users|organizations)(/.*)?", Pattern.DOTALL);
    private static final Pattern ELSEWHERE = Pattern.compile("(?i).*(oauth2|healthz|readyz).*", Pattern.DOTALL);
    /// Words that repeat what was sent, as their contracts want (aviauth.md §3, query-server.md §2.1, §2.6).
    private static final Pattern ECHOES =
            Pattern.compile("^" + Pattern.quote(REPEATING) + "|value_error\\.jsondecode|^invalid |^The email \\(");

    private static final Pattern PROGRAMS = Pattern.compile(".*(/_|latest|v0).*", Pattern.DOTALL);
    private static final Pattern CREATION = Pattern.compile("(?:https?://[^/]+)?/users/([^/?]*)/?(?:\\?.*)?");
    private static final Pattern ALLOWED_NAME =
            Pattern.compile("(?!\\.{1,2}$)(?!(?i:point\\|))(?![^@]+@[^@]+\\.[^@.]+$)[A-Za-z0-9\\-._~:|=+,@]{1,255}");

    private Manners() {}

    /// Throws if anything is wrong with the answer.
    static void demand(FuzzInput input, Answer answer) {
        complaint(input, answer).ifPresent(about -> {
            throw new Misbehaviour(about + ": " + answer);
        });
    }

    private static Optional<String> complaint(FuzzInput input, Answer answer) {
        int status = answer.status();
        if (status == 503
                && mayBePrograms(input)
                && answer.header("Retry-After").isPresent()) {
            return Optional.empty(); // a tenant has only so many lists under way
        }
        if (status == 500 && isUnreadable(input, answer)) {
            return Optional.empty();
        }
        if (status >= 500 || (status >= 300 && status < 400)) {
            return Optional.of("status " + status);
        }
        if (!answer.headers("X-Content-Type-Options").equals(List.of("nosniff"))) {
            return Optional.of(status + " without X-Content-Type-Options: nosniff");
        }
        if (answer.headers("X-Request-Id").size() != 1) {
            return Optional.of(status + " without its X-Request-Id");
        }
        if (mayBePrograms(input)) {
            return ofProgram(input, answer);
        }
        return status < 300 ? ofSuccess(input, answer) : ofRefusal(input, answer);
    }

    /// Query Server speaks JSON, text or not at all; Aviauth speaks JSON, but to browsers.
    private static Optional<String> ofProgram(FuzzInput input, Answer answer) {
        boolean isText = answer.headers("Content-Type").equals(List.of("text/plain; charset=utf-8"))
                || answer.headers("Content-Type").equals(List.of("text/html; charset=utf-8"));
        boolean isKnown = input.isHead() || answer.body().isEmpty() || isText || isJson(answer.body());
        if (!isKnown) {
            return Optional.of("a " + answer.status() + " in another shape");
        }
        return answer.status() >= 400 && !ECHOES.matcher(answer.body()).find() && repeatsASecret(input, answer)
                ? Optional.of(answer.status() + " repeats a credential")
                : Optional.empty();
    }

    /// The one 500 that a contract wants: a body of Query Server that is not UTF-8 (query-server.md §2.1).
    private static boolean isUnreadable(FuzzInput input, Answer answer) {
        byte[] sent = input.text().getBytes(StandardCharsets.ISO_8859_1);
        return mayBePrograms(input)
                && answer.body().equals("Internal Server Error")
                && !Arrays.equals(new String(sent, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), sent);
    }

    private static boolean mayBePrograms(FuzzInput input) {
        String said = input.isFramed() ? input.target() : input.text();
        return PROGRAMS.matcher(PercentDecoding.decode(said).orElse(said)).matches()
                || PROGRAMS.matcher(said).matches();
    }

    private static Optional<String> ofSuccess(FuzzInput input, Answer answer) {
        Matcher creation = CREATION.matcher(input.target());
        if (answer.status() == 200
                && input.isFramed()
                && input.method().equals("POST")
                && creation.matches()
                && !isValidName(creation.group(1))) {
            return Optional.of("a user is created under a forbidden id");
        }
        boolean isBodiless = input.isHead() || answer.status() == 204;
        if (isBodiless || SUCCESS.matcher(answer.body()).matches()) {
            return Optional.empty();
        }
        if (isPeoples(input, answer)) {
            return Optional.empty();
        }
        return mayBeElsewhere(input) && OTHER_SUCCESS.matcher(answer.body()).matches()
                ? Optional.empty()
                : Optional.of("a " + answer.status() + " in another shape");
    }

    private static Optional<String> ofRefusal(FuzzInput input, Answer answer) {
        int status = answer.status();
        if (isLine(input, answer)) {
            return !answer.body().startsWith(REPEATING) && repeatsASecret(input, answer)
                    ? Optional.of(status + " repeats a credential in its line")
                    : Optional.empty();
        }
        String owed = OWED.get(status);
        if (!answer.headers("Content-Type").equals(List.of("application/json"))) {
            return Optional.of(status + " with another Content-Type: " + answer.headers("Content-Type"));
        }
        if (owed != null && answer.header(owed).isEmpty() && !mayBeElsewhere(input)) {
            return Optional.of(status + " without " + owed);
        }
        if (repeatsASecret(input, answer)) {
            return Optional.of(status + " repeats a credential, an id or a token");
        }
        return input.isHead() || isRefusal(input, answer)
                ? Optional.empty()
                : Optional.of("a " + status + " in another shape");
    }

    /// StaticBackend says no in a line of text, on its own paths and on those that no family owns (decision 6).
    private static boolean isLine(FuzzInput input, Answer answer) {
        return answer.headers("Content-Type").equals(List.of("text/plain; charset=utf-8"))
                && (input.isHead() || LINE.matcher(answer.body()).matches())
                && !isPoints(input);
    }

    private static boolean repeatsASecret(FuzzInput input, Answer answer) {
        String whole = answer.headers() + answer.body();
        return input.secrets().stream().anyMatch(whole::contains);
    }

    private static boolean isPoints(FuzzInput input) {
        return input.isFramed() && POINT_PATH.matcher(input.target()).matches();
    }

    /// What StaticBackend grants is JSON, but for a browser's question beforehand.
    private static boolean isPeoples(FuzzInput input, Answer answer) {
        if (isPoints(input)) {
            return false;
        }
        if (answer.body().isEmpty()) {
            return input.text().startsWith("OPTIONS ")
                    && answer.header("Access-Control-Allow-Origin").isPresent();
        }
        return answer.header("Content-Type")
                        .filter(type -> type.startsWith("application/json"))
                        .isPresent()
                && isJson(answer.body());
    }

    private static boolean isJson(String text) {
        try {
            JsonMapper.shared().readTree(text);
            return true;
        } catch (JacksonException _) {
            return false;
        }
    }

    private static boolean isRefusal(FuzzInput input, Answer answer) {
        Matcher point = POINT_ERROR.matcher(answer.body());
        if (point.matches()) {
            return POINT_CODES.getOrDefault(answer.status(), Set.of()).contains(point.group(1));
        }
        return mayBeElsewhere(input) && OTHER_ERROR.matcher(answer.body()).matches();
    }

    /// Whether the path may belong to another family than Point's, which also words what nobody owns.
    private static boolean mayBeElsewhere(FuzzInput input) {
        String said = input.isFramed() ? input.target() : input.text();
        return ELSEWHERE.matcher(PercentDecoding.decode(said).orElse(said)).matches()
                || ELSEWHERE.matcher(said).matches();
    }

    private static boolean isValidName(String segment) {
        return PercentDecoding.decode(segment)
                .filter(name -> ALLOWED_NAME.matcher(name).matches())
                .isPresent();
    }
}
