package dev.cardea.chaos;

import dev.cardea.chaos.HttpCall.Draft;
import dev.cardea.chaos.Operation.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What any family's tokens have in common: introspection and revocation, and being found in an answer.
final class Tokens {

    private Tokens() {}

    /// The first group of what is found.
    ///
    /// @throws AssertionError if it is not there; without the answer, which may hold secrets
    static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in an answer of " + body.length() + " characters");
        }
        return matcher.group(1);
    }

    static Call introspect(String family, String token, Secrets secrets) {
        return form("/oauth2/introspect", token, secrets).meaning(family + ": introspect", answer -> {
            if (answer.status() != 200) {
                return Result.UNEXPECTED;
            }
            return answer.body().startsWith("{\"active\":true") ? Result.DONE : Result.REFUSED;
        });
    }

    static Call revoke(String kind, String token, Secrets secrets) {
        return form("/oauth2/revoke", token, secrets).done(200, kind);
    }

    private static Draft form(String path, String token, Secrets secrets) {
        return HttpCall.of("POST " + path).bearer(secrets.apiKey()).form("token=" + token);
    }
}
