package dev.cardea.bench;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.Http1ConnectionSelectorConfig;
import java.io.IOException;
import java.nio.file.Path;

/// The least that can be done with the same HTTP engine, configured alike: take a request, read its body, and send back
/// the very bytes of an answer that was kept. No routing, no logging, no deciding. One port for each kind of answer.
final class BareServer {

    private BareServer() {}

    /// @param arguments a file with an answer, the port to send it from, and so on
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < arguments.length; i += 2) {
            server(Integer.parseInt(arguments[i + 1]), constant(KeptAnswer.read(Path.of(arguments[i]))))
                    .start();
        }
    }

    private static Filter constant(KeptAnswer kept) {
        Status status = Status.create(kept.status());
        Header[] headers = kept.headers().stream().map(BareServer::header).toArray(Header[]::new);
        byte[] body = kept.body();
        return (_, request, response) -> {
            if (request.content().hasEntity()) {
                request.content().as(byte[].class);
            }
            for (Header header : headers) {
                response.headers().set(header);
            }
            response.status(status).send(body);
        };
    }

    private static Header header(KeptAnswer.Header kept) {
        HeaderName name = HeaderNames.create(kept.name());
        return kept.values().size() == 1
                ? HeaderValues.createCached(name, kept.values().getFirst())
                : HeaderValues.create(name, kept.values());
    }

    private static WebServer server(int port, Filter filter) {
        return WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build())
                .addConnectionSelector(http1())
                .maxTcpConnections(10_000)
                .maxConcurrentRequests(1_024)
                .maxPayloadSize(2 * 1024 * 1024)
                .routing(HttpRouting.builder().addFilter(filter))
                .build();
    }

    private static Http1ConnectionSelector http1() {
        Http1Config config = Http1Config.builder()
                .maxPrologueLength(8 * 1024)
                .maxHeadersSize(16 * 1024)
                .validatePath(false)
                .validatePrologue(false)
                .validateRequestHeaders(true)
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .build();
        return Http1ConnectionSelectorConfig.builder().config(config).build();
    }
}
