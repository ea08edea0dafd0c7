package dev.cardea.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.Http1ConnectionSelectorConfig;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The one file that touches the HTTP engine, Helidon. Each request has a virtual thread and may simply block.
///
/// The engine's own routing is passed over: it normalises paths, and its errors are not in a family's words.
public final class HelidonServer implements AutoCloseable {

    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final io.helidon.http.Header NO_SNIFF =
            HeaderValues.createCached("X-Content-Type-Options", "nosniff");
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

    private final Settings settings;
    private final Router router;
    private final WebServer server;
    private volatile boolean closing;

    private HelidonServer(Settings settings, Router router) {
        this.settings = settings;
        this.router = router;
        this.server = configured().build();
    }

    /// Listens at once; throws if it cannot.
    public static HelidonServer start(Settings settings, Router router) {
        HelidonServer started = new HelidonServer(settings, router);
        started.server.start();
        if (!started.server.isRunning()) {
            throw new UncheckedIOException(
                    new IOException("cannot listen on " + settings.host() + " port " + settings.port()));
        }
        return started;
    }

    /// For clients on this machine.
    public URI address() {
        String host = settings.host();
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port());
    }

    public int port() {
        return server.port();
    }

    /// Accepts nothing more, finishes what was begun within the grace, and cuts off the rest.
    @Override
    public void close() {
        closing = true;
        server.stop();
    }

    private WebServerConfig.Builder configured() {
        Duration check = settings.timeout().dividedBy(4);
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .shutdownGracePeriod(settings.shutdownGrace())
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build())
                .addConnectionSelector(new Selector(http1(), settings.timeout()))
                .maxTcpConnections(settings.maxConnections())
                .maxConcurrentRequests(settings.maxConcurrentRequests())
                .maxPayloadSize(settings.maxBodyBytes())
                .idleConnectionTimeout(settings.timeout())
                .idleConnectionPeriod(check.compareTo(LONGEST_CHECK) > 0 ? LONGEST_CHECK : check)
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .directHandlers(directHandlers())
                .routing(HttpRouting.builder().addFilter(this::serve));
    }

    private Http1ConnectionSelector http1() {
        Http1Config config = Http1Config.builder()
                .maxPrologueLength(settings.maxRequestLine())
                .maxHeadersSize(settings.maxHeaderBytes())
                // A raw '|' comes from curl, Node and Python; RequestTarget looks at what matters to us.
                .validatePath(false)
                .validatePrologue(false)
                .validateRequestHeaders(true)
                // Header has done it.
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .build();
        return Http1ConnectionSelectorConfig.builder().config(config).build();
    }

    // One request

    private void serve(FilterChain chain, RoutingRequest wire, RoutingResponse answer) {
        long begun = System.nanoTime();
        Request request = read(wire);
        Response response = router.answer(request);
        boolean broken = request.target().problem().isPresent();
        write(request, response, answer, broken || closing);
        router.report(request, response, begun);
        if (broken) {
            drain(wire);
        }
        // The engine only writes this header; closing is left to us.
        if (answer.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("answered, and to be closed");
        }
    }

    private Request read(RoutingRequest wire) {
        HttpPrologue prologue = wire.prologue();
        String method = prologue.method().text();
        Optional<RequestTarget> parsed =
                RequestTarget.of(method, prologue.uriPath().rawPath());
        Envelope envelope = new Wire(wire);
        String path = parsed.map(RequestTarget::path).orElse("-");
        Target target = router.find(path);
        Body body = Body.EMPTY;
        if (parsed.isEmpty() || !Tokens.isToken(method) || prologue.fragment().hasValue() || !isExpected(wire)) {
            target = target.spoilt(new Problem.BadRequest());
        } else if (wire.content().hasEntity()) {
            Intake intake = body(wire, target);
            body = intake.body;
            target = intake.target;
        }
        return new Request(
                method,
                path,
                prologue.hasQuery() ? Optional.of(prologue.query().rawValue()) : Optional.empty(),
                parsed.flatMap(RequestTarget::authority),
                envelope,
                body,
                router.nextId(),
                target);
    }

    private record Intake(Body body, Target target) {}

    private Intake body(RoutingRequest wire, Target target) {
        int limit = Math.min(target.mounted().orElseThrow().manners().bodyLimit(), settings.maxBodyBytes());
        Intake tooLarge = new Intake(Body.EMPTY, target.spoilt(new Problem.BodyTooLarge(limit)));
        OptionalLong length = wire.headers().contentLength();
        if (length.orElse(0) > limit) {
            return tooLarge;
        }
        try {
            byte[] bytes = bytes(wire.content().inputStream(), length, limit);
            return bytes.length > limit ? tooLarge : new Intake(Body.of(bytes), target);
        } catch (RequestException e) {
            return e.status().code() == 413
                    ? tooLarge
                    : new Intake(Body.EMPTY, target.spoilt(new Problem.BadRequest()));
        } catch (DataReader.IncorrectNewLineException _) {
            return new Intake(Body.EMPTY, target.spoilt(new Problem.BadRequest()));
        } catch (IOException | ServerConnectionException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the caller was gone before its body ended", e);
        }
    }

    /// To the very end, which is what makes the engine ready for the next request; or one byte too many.
    private static byte[] bytes(InputStream in, OptionalLong length, int limit) throws IOException {
        if (length.isEmpty()) {
            return in.readNBytes(limit + 1);
        }
        byte[] bytes = in.readNBytes((int) length.getAsLong());
        if (in.read() >= 0) {
            throw new IllegalStateException("the engine gave more than Content-Length");
        }
        return bytes;
    }

    /// RFC 9110 §10.1.1 knows one expectation.
    private static boolean isExpected(RoutingRequest wire) {
        return !wire.headers().contains(HeaderNames.EXPECT)
                || wire.headers().get(HeaderNames.EXPECT).get().equalsIgnoreCase("100-continue");
    }

    private static void write(Request request, Response response, RoutingResponse answer, boolean close) {
        ServerResponseHeaders headers = answer.headers();
        write(response, request.id(), headers);
        if (close) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
        boolean bare = response.status() == 204 || response.status() == 304;
        byte[] bytes = bare ? BufferData.EMPTY_BYTES : response.body().bytes();
        answer.status(Status.create(response.status()));
        try {
            if (request.method().equals("HEAD")) {
                headers.contentLength(bytes.length);
                answer.send();
            } else {
                answer.send(bytes);
            }
        } catch (ServerConnectionException e) {
            throw new CloseConnectionException("the caller was gone before the answer", e);
        }
    }

    private static void write(Response response, String id, ServerResponseHeaders headers) {
        List<Header> ours = response.headers();
        for (int i = 0; i < ours.size(); i++) {
            Header header = ours.get(i);
            headers.add(HeaderValues.create(HeaderNames.create(header.name()), header.value()));
        }
        headers.set(NO_SNIFF);
        headers.set(HeaderValues.create(REQUEST_ID, id));
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

    // The engine's own errors

    private DirectHandlers directHandlers() {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            builder.addHandler(type, this::explain);
        }
        return builder.build();
    }

    private DirectHandler.TransportResponse explain(
            DirectHandler.TransportRequest wire,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders ignored,
            String message) {
        long begun = System.nanoTime();
        String path = wire.path().isEmpty() ? "-" : wire.path();
        Request request = new Request(
                wire.method().isEmpty() ? "-" : wire.method(),
                path,
                Optional.empty(),
                Optional.empty(),
                new Envelope.Written(List.of(), "-"),
                Body.EMPTY,
                router.nextId(),
                router.find(path).spoilt(problem(status, message)));
        Response response = router.answer(request);
        router.report(request, response, begun);
        ServerResponseHeaders headers = ServerResponseHeaders.create();
        write(response, request.id(), headers);
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(response.status()))
                .headers(headers)
                .entity(response.body().bytes())
                .keepAlive(false)
                .build();
    }

    private Problem problem(Status status, String message) {
        return switch (status.code()) {
            case 413 -> new Problem.BodyTooLarge(settings.maxBodyBytes());
            case 414 -> new Problem.UriTooLong();
            case 503 -> new Problem.Unavailable(Duration.ofSeconds(1));
            // Our part never throws, so this is the caller gone, or cut off, in the middle of its request.
            case 500 -> throw new CloseConnectionException("nobody is there to answer");
            default ->
                message.equals("Header size exceeded") ? new Problem.HeadersTooLarge() : new Problem.BadRequest();
        };
    }

    // Connections

    /// The only selector there is, so that a silent connection is watched from its first moment.
    private record Selector(Http1ConnectionSelector http1, Duration timeout) implements ServerConnectionSelector {

        @Override
        public int bytesToIdentifyConnection() {
            return 0;
        }

        @Override
        public Support supports(BufferData data) {
            return Support.SUPPORTED;
        }

        @Override
        public Set<String> supportedApplicationProtocols() {
            return http1.supportedApplicationProtocols();
        }

        @Override
        public ServerConnection connection(ConnectionContext context) {
            return new Connection(http1.connection(context), timeout);
        }
    }

    /// A connection that can be cut off. By itself the engine lets one who sends a header or a body byte by
    /// byte go on for ever: its clock ends only those that wait for a request.
    private record Connection(ServerConnection http1, Duration timeout) implements ServerConnection {

        @Override
        public void handle(Limit limit) throws InterruptedException {
            http1.handle(limit);
        }

        @Override
        public Duration idleTime() {
            return http1.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            http1.close(interrupt || idleTime().compareTo(timeout) > 0);
        }
    }
}
