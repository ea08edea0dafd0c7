package dev.cardea.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/// Takes every connection for HTTP/1.1, and sees to it that none lasts for ever.
///
/// It is the only selector there is, so that a silent connection, too, is watched from its first moment.
record HelidonConnections(Http1ConnectionSelector http1, Duration timeout) implements ServerConnectionSelector {

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
        return new Bounded(http1.connection(Frank.of(context)), timeout);
    }

    /// A connection that can be cut off. By itself the engine lets one who sends a header or a body byte by
    /// byte go on for ever: its clock ends only those that wait for a request.
    private record Bounded(ServerConnection http1, Duration timeout) implements ServerConnection {

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

    /// The engine's context, but a broken connection says so. Otherwise the engine takes it for an internal error
    /// and answers it, and nobody could tell a caller who is gone from one who sent nonsense.
    private record Frank(ConnectionContext context, DataReader dataReader, PeerInfo remotePeer)
            implements ConnectionContext {

        static Frank of(ConnectionContext context) {
            HelidonSocket socket = context.serverSocket();
            return new Frank(context, new HelidonReader(() -> read(socket)), Known.of(context.remotePeer()));
        }

        private static byte[] read(HelidonSocket socket) {
            try {
                return socket.get();
            } catch (UncheckedIOException e) {
                throw new CloseConnectionException("the caller is gone, or was cut off", e);
            }
        }

        @Override
        public ListenerContext listenerContext() {
            return context.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return context.executor();
        }

        @Override
        public DataWriter dataWriter() {
            return context.dataWriter();
        }

        @Override
        public Router router() {
            return context.router();
        }

        @Override
        public Optional<ProxyProtocolData> proxyProtocolData() {
            return context.proxyProtocolData();
        }

        @Override
        public HelidonSocket serverSocket() {
            return context.serverSocket();
        }

        @Override
        public PeerInfo localPeer() {
            return context.localPeer();
        }

        @Override
        public boolean isSecure() {
            return context.isSecure();
        }

        @Override
        public String socketId() {
            return context.socketId();
        }

        @Override
        public String childSocketId() {
            return context.childSocketId();
        }
    }

    /// Who is at the other end, asked once: the engine would put the address into words anew for each request.
    private record Known(PeerInfo peer, String host) implements PeerInfo {

        static Known of(PeerInfo peer) {
            return new Known(peer, peer.host());
        }

        @Override
        public SocketAddress address() {
            return peer.address();
        }

        @Override
        public int port() {
            return peer.port();
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return peer.tlsPrincipal();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return peer.tlsCertificates();
        }
    }
}
