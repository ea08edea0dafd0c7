package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Result;
import dev.cardea.testing.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// A request over HTTP, and what its answers mean.
///
/// @param meaning of an answer that is neither 503 nor 429
record HttpCall(String kind, String request, Function<Answer, Result> meaning) implements Call {

    private static final int LONGEST_NOTE = 120;

    /// A request that is put together.
    ///
    /// @param text the head so far
    record Draft(String text, String body) {

        Draft with(String header) {
            return new Draft(text + header + "\r\n", body);
        }

        Draft bearer(String token) {
            return with("Authorization: Bearer " + token);
        }

        Draft form(String fields) {
            return new Draft(text + "Content-Type: application/x-www-form-urlencoded\r\n", fields);
        }

        Draft json(String object) {
            return new Draft(text + "Content-Type: application/json\r\n", object);
        }

        /// Done is that status, refused is 401 or 403.
        HttpCall done(int status, String kind) {
            return meaning(kind, answer -> {
                if (answer.status() == status) {
                    return Result.DONE;
                }
                return answer.status() == 401 || answer.status() == 403 ? Result.REFUSED : Result.UNEXPECTED;
            });
        }

        HttpCall meaning(String kind, Function<Answer, Result> meaning) {
            int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
            String framing = length == 0 ? "" : "Content-Length: " + length + "\r\n";
            return new HttpCall(kind, text + framing + "\r\n" + body, meaning);
        }
    }

    static Draft of(String methodAndPath) {
        return new Draft(methodAndPath + " HTTP/1.1\r\nHost: cardea.test\r\n", "");
    }

    @Override
    public Reply at(Line line) {
        return line.ask(request).map(this::read).orElse(Reply.NONE);
    }

    private Reply read(Answer answer) {
        Result result = answer.status() == 503 || answer.status() == 429 ? Result.UNAVAILABLE : meaning.apply(answer);
        return new Reply(result, answer.body(), result == Result.UNEXPECTED ? note(answer) : "");
    }

    /// A success that was not expected may show a secret.
    private static String note(Answer answer) {
        String text = answer.status() < 300 ? "" : answer.body();
        return answer.status() + " " + text.substring(0, Math.min(LONGEST_NOTE, text.length()));
    }

    @Override
    public String toString() {
        return "HttpCall[" + kind + "]";
    }
}
