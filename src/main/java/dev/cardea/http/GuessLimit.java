package dev.cardea.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Slows down who guesses the password of one user from one network, and nobody else: a stranger cannot lock the owner
/// out (design §6). An attempt counts before a password is hashed, so that many at once are no way around.
public final class GuessLimit {

    private final FailureLimit attempts;
    private final FailureLimit failures;

    /// @param attempts at the password of one user from one network
    /// @param failures counts failed authentications, whoever is meant
    public GuessLimit(FailureLimit attempts, FailureLimit failures) {
        this.attempts = attempts;
        this.failures = failures;
    }

    /// What came of an attempt.
    ///
    /// @param isWrong whether it was a wrong guess; anything else is not counted
    public record Guess(Response answer, boolean isWrong) {}

    /// The answer to an attempt, unless too many have failed.
    ///
    /// @param who names the user, the same in every family, and in at most a few hundred characters
    /// @param tooMany answers who must wait
    public Response limited(
            Request request, String who, Supplier<Guess> attempt, Function<Duration, Response> tooMany) {
        Optional<Duration> wait = attempts.attempt(request.peer(), who);
        if (wait.isPresent()) {
            return tooMany.apply(wait.get());
        }
        boolean isWrong = false;
        try {
            Guess guess = attempt.get();
            isWrong = guess.isWrong;
            return isWrong ? failures.failed(request.peer()).map(tooMany).orElse(guess.answer) : guess.answer;
        } finally {
            if (!isWrong) {
                attempts.giveBack(request.peer(), who);
            }
        }
    }
}
