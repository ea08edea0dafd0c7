package dev.cardea.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/// What is sent in an overload, prepared so that sending costs little.
///
/// @param messages whole requests, by their number
/// @param content looks at the body of a 200
record OverloadRequests(LongFunction<byte[]> messages, Content content) implements OpenLoop.Requests {

    /// Whether a body is the one that the request should be answered with.
    @FunctionalInterface
    interface Content {
        boolean isRight(long number, String body);
    }

    private static final int DIGITS = 9;

    /// Sign-ins with the right password, of all people in turn.
    static OverloadRequests signIns(People people) {
        byte[][] prepared = new byte[people.count()][];
        for (int i = 0; i < prepared.length; i++) {
            prepared[i] = people.login(People.Attempt.RIGHT_PASSWORD, i);
        }
        return new OverloadRequests(
                number -> prepared[(int) (number % prepared.length)],
                (_, body) -> body.startsWith("\"ey") && body.endsWith("\""));
    }

    /// Token checks, of all people in turn.
    static OverloadRequests checks(People people) {
        byte[][] prepared = new byte[people.count()][];
        for (int i = 0; i < prepared.length; i++) {
            prepared[i] = people.me(i);
        }
        return new OverloadRequests(
                number -> prepared[(int) (number % prepared.length)],
                (number, body) -> body.contains(People.address(number % prepared.length)));
    }

    /// New users of Point, each under an id of its own.
    ///
    /// @param prefix of the ids, which nobody had before
    static OverloadRequests creations(int port, String apiKey, String prefix) {
        byte[] prepared = bytes("POST /organizations/users/" + prefix + "-" + "0".repeat(DIGITS)
                + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + apiKey
                + "\r\nContent-Length: 0\r\n\r\n");
        int last = "POST /organizations/users/".length() + prefix.length() + DIGITS;
        return new OverloadRequests(
                number -> numbered(prepared, last, number),
                (_, body) -> body.contains("\"refreshToken\":{\"token\":\"") && body.endsWith("}"));
    }

    /// Whether the server would take requests.
    static OverloadRequests readiness(int port) {
        byte[] prepared = bytes("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
        return new OverloadRequests(_ -> prepared, (_, body) -> body.contains("\"ready\""));
    }

    @Override
    public byte[] message(long number) {
        return messages.apply(number);
    }

    @Override
    public boolean isRight(long number, OpenConnection.Reply reply) {
        return reply.status() == 200 && content.isRight(number, reply.body());
    }

    private static byte[] numbered(byte[] prepared, int last, long number) {
        byte[] message = prepared.clone();
        long rest = number;
        for (int place = last; rest > 0; place--) {
            message[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
