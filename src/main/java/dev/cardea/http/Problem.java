package dev.cardea.http;

import java.time.Duration;
import java.util.List;

/// What goes wrong outside of a handler; each family words these in its own way.
public sealed interface Problem {

    /// No route has that path.
    record NotFound() implements Problem {}

    /// The path is known, the method is not. The methods are sorted, HEAD beside GET; they belong into `Allow`.
    record WrongMethod(List<String> allowed) implements Problem {
        public WrongMethod {
            allowed = List.copyOf(allowed);
        }
    }

    /// The message is malformed: request line, header, framing. The connection is closed after the answer.
    record BadRequest() implements Problem {}

    /// 414: the request line is over the server's limit.
    record UriTooLong() implements Problem {}

    /// 431: the headers together are over the server's limit.
    record HeadersTooLarge() implements Problem {}

    /// 413: the body is over the limit, in bytes; nothing of it was handed on.
    record BodyTooLarge(int limit) implements Problem {}

    /// 500: a bug, or something broken beneath us. The reference is also in the log, beside the stack trace.
    record Crashed(String reference) implements Problem {}

    /// 503: overloaded, or something beneath us is away for now.
    record Unavailable(Duration retryAfter) implements Problem {}
}
