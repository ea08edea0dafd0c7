package dev.cardea.http;

import java.util.List;
import java.util.Optional;

/// What the caller sent, its body read in full.
///
/// Nothing of it is normalised: `%2F`, `;x=y` and `//` stay what they were on the wire.
public final class Request {

    private final String method;
    private final String rawPath;
    private final Optional<String> rawQuery;
    private final Optional<String> authority;
    private final Envelope envelope;
    private final Body body;
    private final String id;
    private final Target target;

    Request(
            String method,
            String rawPath,
            Optional<String> rawQuery,
            Optional<String> authority,
            Envelope envelope,
            Body body,
            String id,
            Target target) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.authority = authority;
        this.envelope = envelope;
        this.body = body;
        this.id = id;
        this.target = target;
    }

    /// One made by hand: a path with or without `?query`, no headers, no body, from 127.0.0.1.
    public static Request of(String method, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        return new Request(
                method,
                mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark),
                mark < 0 ? Optional.empty() : Optional.of(pathAndQuery.substring(mark + 1)),
                Optional.empty(),
                new Envelope.Written(List.of(), "127.0.0.1"),
                Body.EMPTY,
                "0000000000000000",
                Target.nowhere());
    }

    public String method() {
        return method;
    }

    /// The path as on the wire, without the query.
    public String rawPath() {
        return rawPath;
    }

    /// What followed the '?', which may be nothing; empty if there was no '?'.
    public Optional<String> rawQuery() {
        return rawQuery;
    }

    /// The first value of that header, in any case.
    public Optional<String> header(String name) {
        return envelope.header(name);
    }

    /// All values of that header, in any case, in their order.
    public List<String> headers(String name) {
        return envelope.headers(name);
    }

    /// Host and maybe port, as sent. The authority of an absolute target wins over `Host` (RFC 9112 §3.2.2).
    public Optional<String> host() {
        return authority.isPresent() ? authority : envelope.header("Host");
    }

    /// The address that the connection came from, without its port.
    public String peer() {
        return envelope.peer();
    }

    /// Whether the caller used TLS, as a trusted proxy says; this server itself speaks plain HTTP.
    public boolean isSecure() {
        return envelope.isSecure();
    }

    public Body body() {
        return body;
    }

    /// Also in the answer's `X-Request-Id` and in the log.
    public String id() {
        return id;
    }

    /// The template of the route that the path has, such as `/users/{id}`; `-` if it has none.
    public String route() {
        return target.template();
    }

    /// A path parameter as on the wire; the route must have it.
    public String raw(String name) {
        return target.raw(name);
    }

    /// A path parameter decoded once as UTF-8; empty if its encoding is malformed.
    public Optional<String> param(String name) {
        return PercentDecoding.decode(target.raw(name));
    }

    /// The same with one more header; only for a request made by hand.
    public Request with(String name, String value) {
        if (envelope instanceof Envelope.Written written) {
            return copy(written.and(new Header(name, value)), body, id, target);
        }
        throw new IllegalStateException("this request came over the wire");
    }

    public Request with(Body body) {
        return copy(envelope, body, id, target);
    }

    /// The same under another id.
    public Request as(String id) {
        return copy(envelope, body, id, target);
    }

    /// The same with a raw path parameter, as if a route had found it.
    public Request withRaw(String name, String raw) {
        return copy(envelope, body, id, target.and(name, raw));
    }

    /// Whether the message itself is in order; if not, the router lets the family say what is wrong with it.
    public boolean isSound() {
        return target.problem().isEmpty();
    }

    Target target() {
        return target;
    }

    Request at(Target target) {
        return copy(envelope, body, id, target);
    }

    private Request copy(Envelope envelope, Body body, String id, Target target) {
        return new Request(method, rawPath, rawQuery, authority, envelope, body, id, target);
    }

    /// Never the path, which may hold a token.
    @Override
    public String toString() {
        return "Request[" + id + "]";
    }
}
