package dev.cardea.api.staticbackend;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/// Slows down who guesses the password of one user from one network, and nobody else: a stranger cannot lock the owner
/// out (design §6). Who is too fast is told so before a password is hashed.
final class SignInLimit {

    private static final int LONGEST_ADDRESS = 254;

    private final FailureLimit misses;

    SignInLimit(FailureLimit misses) {
        this.misses = misses;
    }

    /// The answer to an attempt, unless too many have failed.
    <T> Response limited(
            Request request,
            Tenant tenant,
            String address,
            Supplier<Outcome<T>> attempt,
            Function<T, Response> answer) {
        String of = tenant.id().number() + "/" + folded(address);
        return misses.excess(request.peer(), of).map(Errors::tooMany).orElseGet(() -> switch (attempt.get()) {
            case Outcome.Ok<T>(T value) -> answer.apply(value);
            case Outcome.No<T>(Refusal.WrongCredentials why) -> {
                misses.failed(request.peer(), of);
                yield Errors.of(why);
            }
            case Outcome.No<T>(Refusal why) -> Errors.of(why);
        });
    }

    private static String folded(String address) {
        String stripped = address.strip();
        return stripped.substring(0, Math.min(LONGEST_ADDRESS, stripped.length()))
                .toLowerCase(Locale.ROOT);
    }
}
