package dev.cardea.api.staticbackend;

import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Slows down who guesses the password of one user from one network, and nobody else: a stranger cannot lock the owner
/// out (design §6). An attempt counts before a password is hashed, so that many at once are no way around.
final class SignInLimit {

    private final FailureLimit attempts;
    private final FailureLimit failures;

    /// @param attempts at the password of one user from one network
    /// @param failures counts failed authentications, whoever is meant
    SignInLimit(FailureLimit attempts, FailureLimit failures) {
        this.attempts = attempts;
        this.failures = failures;
    }

    /// The answer to an attempt, unless too many have failed.
    <T> Response limited(
            Request request,
            Tenant tenant,
            String address,
            Supplier<Outcome<T>> attempt,
            Function<T, Response> answer) {
        Optional<Email> email = Email.parse(address);
        String who = tenant.id().number() + "/" + email.map(Email::compared).orElse("");
        Optional<Duration> wait = attempts.attempt(request.peer(), who);
        if (wait.isPresent()) {
            return Errors.tooMany(wait.get());
        }
        boolean failed = false;
        try {
            Outcome<T> outcome = attempt.get();
            failed = outcome instanceof Outcome.No<T>(Refusal why) && why instanceof Refusal.WrongCredentials;
            return switch (outcome) {
                case Outcome.Ok<T>(T value) -> answer.apply(value);
                case Outcome.No<T>(Refusal why) -> failed ? missed(request, why) : Errors.of(why);
            };
        } finally {
            if (!failed) {
                attempts.giveBack(request.peer(), who);
            }
        }
    }

    private Response missed(Request request, Refusal why) {
        return failures.failed(request.peer()).map(Errors::tooMany).orElseGet(() -> Errors.of(why));
    }
}
