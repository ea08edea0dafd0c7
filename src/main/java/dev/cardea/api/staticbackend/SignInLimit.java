package dev.cardea.api.staticbackend;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.Guessed;
import dev.cardea.http.GuessLimit;
import dev.cardea.http.GuessLimit.Guess;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.function.Function;
import java.util.function.Supplier;

/// [GuessLimit] in the words of this family.
final class SignInLimit {

    private final GuessLimit guesses;

    SignInLimit(GuessLimit guesses) {
        this.guesses = guesses;
    }

    /// The answer to an attempt, unless too many have failed.
    <T> Response limited(
            Request request,
            Tenant tenant,
            String address,
            Supplier<Outcome<T>> attempt,
            Function<T, Response> answer) {
        return guesses.limited(
                request,
                Guessed.user(tenant, address),
                () -> switch (attempt.get()) {
                    case Outcome.Ok<T>(T value) -> new Guess(answer.apply(value), false);
                    case Outcome.No<T>(Refusal why) ->
                        new Guess(Errors.of(why), why instanceof Refusal.WrongCredentials);
                },
                Errors::tooMany);
    }
}
