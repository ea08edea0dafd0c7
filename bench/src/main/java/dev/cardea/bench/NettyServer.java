package dev.cardea.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/// The least that can be done on this JVM: Netty takes a request with its body, and sends back the very bytes of an
/// answer that was kept.
@ChannelHandler.Sharable
final class NettyServer extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int MOST_WAITING = 1_024;

    private final KeptAnswer kept;
    private final ByteBuf body;
    private volatile String date = now();

    private NettyServer(KeptAnswer kept) {
        this.kept = kept;
        this.body = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(kept.body()));
    }

    /// @param arguments a file with an answer, and the port to send it from
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new NettyServer(KeptAnswer.read(Path.of(arguments[0]))).serve(Integer.parseInt(arguments[1]));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(kept.status()), body.duplicate());
        kept.headers().forEach(header -> response.headers().set(header.name(), header.values()));
        response.headers().set(HttpHeaderNames.DATE, date);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, kept.body().length);
        context.write(response, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    private void serve(int port) throws InterruptedException {
        EventLoopGroup threads =
                new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
        threads.scheduleAtFixedRate(() -> date = now(), 1, 1, TimeUnit.SECONDS);
        new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, MOST_WAITING)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LONGEST_BODY),
                                        NettyServer.this);
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private static String now() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }
}
