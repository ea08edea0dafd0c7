package dev.cardea.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One request taken from the engine as a value, and its response given back.
///
/// The engine's own routing is passed over: it normalises paths, and its errors are not in a family's words.
final class HelidonExchange implements Filter {

    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int SMALL_BODY = 16 * 1024;
    private static final int SHORT_BODY = 4 * 1024;
    private static final int LONG_BODIES = 4; // one in so many of the requests under way
    private static final io.helidon.http.Header NO_SNIFF =
            HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    private final Settings settings;
    private final Router router;
    private final ConcurrencyLimit limit;
    private final ConcurrencyLimit longBodies;
    private volatile boolean closing;

    HelidonExchange(Settings settings, Router router) {
        this.settings = settings;
        this.router = router;
        this.limit = new ConcurrencyLimit(settings.maxConcurrentRequests(), PATIENCE);
        this.longBodies = new ConcurrencyLimit(Math.max(1, settings.maxConcurrentRequests() / LONG_BODIES), PATIENCE);
    }

    /// From now on each answer is the last on its connection.
    void close() {
        closing = true;
    }

    /// A body is read before there has to be room for its request, and what is left of one afterwards: who sends it slowly
    /// keeps nobody out. A long one takes memory, so of these fewer are read at once.
    @Override
    public void filter(FilterChain chain, RoutingRequest wire, RoutingResponse answer) {
        long begun = System.nanoTime();
        Arrival arrival = arrival(wire);
        String peer = arrival.envelope.peer();
        boolean isLong = hasLongBody(wire);
        boolean mayBeRead = !isLong || longBodies.enter(peer);
        try {
            Intake intake = mayBeRead ? intake(arrival) : busy(arrival);
            Target target = exchangeInTurn(arrival, intake, answer, begun);
            if (isBroken(target, wire) && isInStep(target, wire)) {
                drain(wire);
            }
        } finally {
            if (isLong && mayBeRead) {
                longBodies.leave(peer);
            }
        }
        // The engine only writes this header; closing is left to us.
        if (answer.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("answered, and to be closed");
        }
    }

    /// What is refused already needs no room. Says what became of the target.
    private Target exchangeInTurn(Arrival arrival, Intake intake, RoutingResponse answer, long begun) {
        if (intake.target.problem().isPresent() || arrival.target.answersWhenBusy()) {
            return exchange(arrival, intake, answer, begun);
        }
        String peer = arrival.envelope.peer();
        if (!limit.enter(peer)) {
            return exchange(arrival, busy(arrival), answer, begun);
        }
        try {
            return exchange(arrival, intake, answer, begun);
        } finally {
            limit.leave(peer);
        }
    }

    private Target exchange(Arrival arrival, Intake intake, RoutingResponse answer, long begun) {
        Request request = request(arrival, intake);
        Response response = router.answer(request);
        boolean isLast = closing || isBroken(request.target(), arrival.wire);
        try {
            write(request, response, answer, isLast);
        } finally {
            response.body().sent();
            router.report(request, response, begun); // also of those who hung up before the answer
        }
        return request.target();
    }

    /// The engine knows no phrase for 431 (RFC 6585 §5).
    static Status status(int code) {
        return code == 431 ? Status.create(431, "Request Header Fields Too Large") : Status.create(code);
    }

    static void copyHeaders(Response response, String id, ServerResponseHeaders headers) {
        List<Header> ours = response.headers();
        for (int i = 0; i < ours.size(); i++) {
            Header header = ours.get(i);
            headers.add(HeaderValues.create(HeaderNames.create(header.name()), header.value()));
        }
        headers.set(NO_SNIFF);
        headers.set(HeaderValues.create(REQUEST_ID, id));
    }

    /// The head of a request.
    ///
    /// @param parsed empty if the target is malformed
    private record Arrival(
            RoutingRequest wire, Envelope envelope, Optional<RequestTarget> parsed, String path, Target target) {}

    private Arrival arrival(RoutingRequest wire) {
        HttpPrologue prologue = wire.prologue();
        Optional<RequestTarget> parsed =
                RequestTarget.of(prologue.method().text(), prologue.uriPath().rawPath());
        String path = parsed.map(RequestTarget::path).orElse("-");
        return new Arrival(
                wire, settings.trustedProxies().seenThrough(new Wire(wire)), parsed, path, router.find(path));
    }

    private Request request(Arrival arrival, Intake intake) {
        HttpPrologue prologue = arrival.wire.prologue();
        return new Request(
                prologue.method().text(),
                arrival.path,
                prologue.hasQuery() ? Optional.of(prologue.query().rawValue()) : Optional.empty(),
                arrival.parsed.flatMap(RequestTarget::authority),
                arrival.envelope,
                intake.body,
                router.nextId(),
                intake.target);
    }

    private static boolean isWellFormed(Arrival arrival) {
        HttpPrologue prologue = arrival.wire.prologue();
        return arrival.parsed.isPresent()
                && !prologue.method().text().isEmpty()
                && !prologue.fragment().hasValue()
                && isExpected(arrival.wire);
    }

    /// RFC 9110 §10.1.1 knows one expectation.
    private static boolean isExpected(RoutingRequest wire) {
        ServerRequestHeaders headers = wire.headers();
        return !headers.contains(HeaderNames.EXPECT)
                || headers.get(HeaderNames.EXPECT).get().equalsIgnoreCase("100-continue");
    }

    private record Intake(Body body, Target target) {

        static Intake spoilt(Target target, Problem problem) {
            return new Intake(Body.EMPTY, target.spoilt(problem));
        }
    }

    /// One whose length is not told may become long. Who asks before sending a short one can as well be told to wait.
    private static boolean hasLongBody(RoutingRequest wire) {
        return wire.content().hasEntity()
                && (wire.headers().contentLength().orElse(Long.MAX_VALUE) > SHORT_BODY
                        || wire.headers().contains(HeaderNames.EXPECT));
    }

    private static Intake busy(Arrival arrival) {
        return Intake.spoilt(
                arrival.target, isWellFormed(arrival) ? new Problem.Unavailable(RETRY_AFTER) : new Problem.BadRequest());
    }

    private Intake intake(Arrival arrival) {
        if (!isWellFormed(arrival)) {
            return Intake.spoilt(arrival.target, new Problem.BadRequest());
        }
        return arrival.wire.content().hasEntity()
                ? body(arrival.wire, arrival.target)
                : new Intake(Body.EMPTY, arrival.target);
    }

    private Intake body(RoutingRequest wire, Target target) {
        int limit = Math.min(target.bodyLimit(), settings.maxBodyBytes());
        OptionalLong length = wire.headers().contentLength();
        if (length.orElse(0) > limit) {
            return Intake.spoilt(target, new Problem.BodyTooLarge(limit));
        }
        try {
            byte[] bytes = bytes(wire.content().inputStream(), length, limit);
            return bytes.length > limit
                    ? Intake.spoilt(target, new Problem.BodyTooLarge(limit))
                    : new Intake(Body.of(bytes), target);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (IOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the caller was gone before its body ended", e);
        } catch (RequestException e) {
            boolean isTooLarge = e.status().code() == 413;
            return Intake.spoilt(target, isTooLarge ? new Problem.BodyTooLarge(limit) : new Problem.BadRequest());
        } catch (RuntimeException _) {
            // sic: a chunk's size that is no number surfaces as NumberFormatException
            return Intake.spoilt(target, new Problem.BadRequest());
        }
    }

    /// To the very end, which is what makes the engine ready for the next request; or one byte too many.
    private static byte[] bytes(InputStream in, OptionalLong length, int limit) throws IOException {
        if (length.isEmpty()) {
            return in.readNBytes(limit + 1);
        }
        byte[] bytes = new byte[(int) length.getAsLong()];
        int read = in.readNBytes(bytes, 0, bytes.length);
        if (read < bytes.length || in.read() >= 0) {
            throw new IOException("the body is not as long as Content-Length says");
        }
        return bytes;
    }

    private static void write(Request request, Response response, RoutingResponse answer, boolean close) {
        ServerResponseHeaders headers = answer.headers();
        copyHeaders(response, request.id(), headers);
        if (close) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
        boolean bare = response.status() == 204 || response.status() == 304;
        byte[] bytes = bare ? BufferData.EMPTY_BYTES : response.body().bytes();
        answer.status(status(response.status()));
        if (request.method().equals("HEAD")) {
            headers.contentLength(bytes.length);
            answer.send();
        } else {
            answer.send(bytes);
        }
    }

    private static boolean isBroken(Target target, RoutingRequest wire) {
        return target.problem().filter(problem -> isBreaking(problem, wire)).isPresent();
    }

    /// Whether the connection cannot go on. Who only came at a busy time keeps it, since a new one would cost more than
    /// the refusal: the engine reads past a small body. One that waits for our `100 Continue` may not come at all.
    private static boolean isBreaking(Problem problem, RoutingRequest wire) {
        if (problem instanceof Problem.Unavailable && wire.content().consumed()) {
            return false;
        }
        return !(problem instanceof Problem.Unavailable)
                || wire.headers().contains(HeaderNames.EXPECT)
                || (wire.content().hasEntity() && wire.headers().contentLength().orElse(Long.MAX_VALUE) > SMALL_BODY);
    }

    /// Whether it is known where the body ends: not when it was refused for its malformed chunks.
    private static boolean isInStep(Target target, RoutingRequest wire) {
        Problem problem = target.problem().orElseThrow();
        return problem instanceof Problem.BodyTooLarge
                || problem instanceof Problem.Unavailable
                || wire.headers().contentLength().isPresent();
    }

    /// Takes what is left of a refused body, within the limits, or else the caller might never see our answer:
    /// closing over unread bytes resets the connection.
    private static void drain(RoutingRequest wire) {
        try {
            wire.content().consume();
        } catch (RuntimeException e) {
            throw new CloseConnectionException("a refused body went on too long or broke off", e);
        }
    }

    /// The head of a request as the engine has it.
    private record Wire(RoutingRequest request) implements Envelope {

        @Override
        public Optional<String> header(String name) {
            HeaderName wanted = HeaderNames.create(name);
            ServerRequestHeaders headers = request.headers();
            return headers.contains(wanted) ? Optional.of(headers.get(wanted).get()) : Optional.empty();
        }

        @Override
        public List<String> headers(String name) {
            return List.copyOf(request.headers().all(HeaderNames.create(name), List::of));
        }

        @Override
        public String peer() {
            return request.remotePeer().host();
        }
    }
}
