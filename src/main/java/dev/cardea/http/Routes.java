package dev.cardea.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The paths of one family, and its manners with paths and bodies.
///
/// A template such as `/users/{id}/token` has literal segments, compared case-sensitively with the decoded
/// segments of a path, and parameters, each standing for any one segment that is not empty. A literal wins over
/// a parameter. A template that ends with a slash stands for paths that do. GET also answers HEAD, and OPTIONS is answered 204 with `Allow`, see [#onlyDeclaredMethods].
public final class Routes {

    private static final int USUAL_BODY_LIMIT = 16 * 1024;

    private final Map<String, Map<String, Handler>> byTemplate = new LinkedHashMap<>();
    private boolean trailingSlash;
    private boolean collapsedSlashes;
    private boolean onlyDeclared;
    private boolean evenWhenBusy;
    private int bodyLimit = USUAL_BODY_LIMIT;

    Routes() {}

    public Routes get(String template, Handler handler) {
        return add("GET", template, handler);
    }

    public Routes post(String template, Handler handler) {
        return add("POST", template, handler);
    }

    public Routes put(String template, Handler handler) {
        return add("PUT", template, handler);
    }

    public Routes delete(String template, Handler handler) {
        return add("DELETE", template, handler);
    }

    /// One slash too many at the end of a known path does no harm; two do.
    public Routes tolerateTrailingSlash() {
        trailingSlash = true;
        return this;
    }

    /// All empty segments are dropped: `//a///b/` is `/a/b`.
    public Routes collapseSlashes() {
        collapsedSlashes = true;
        return this;
    }

    /// HEAD and OPTIONS are wrong methods like any other.
    public Routes onlyDeclaredMethods() {
        onlyDeclared = true;
        return this;
    }

    /// The longest body that this family reads, in bytes; 16 KiB unless told.
    public Routes bodyLimit(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a body limit of " + bytes + " bytes");
        }
        bodyLimit = bytes;
        return this;
    }

    /// The family answers also when too many requests are worked on. For what costs next to nothing, and is asked to
    /// find out how the server is.
    public Routes evenWhenBusy() {
        evenWhenBusy = true;
        return this;
    }

    Manners manners() {
        return new Manners(trailingSlash, collapsedSlashes, bodyLimit, evenWhenBusy);
    }

    List<Resource> resources(Mounted owner) {
        List<Resource> resources = new ArrayList<>();
        byTemplate.forEach((template, handlers) -> resources.add(resource(owner, template, handlers)));
        return resources;
    }

    private Resource resource(Mounted owner, String template, Map<String, Handler> declared) {
        Map<String, Handler> handlers = new LinkedHashMap<>(declared);
        if (!onlyDeclared && declared.containsKey("GET")) {
            handlers.put("HEAD", declared.get("GET"));
        }
        List<String> allowed = handlers.keySet().stream().sorted().toList();
        if (!onlyDeclared) {
            Response answer = Response.empty(204).with("Allow", String.join(", ", allowed));
            handlers.put("OPTIONS", _ -> answer);
        }
        return new Resource(Optional.of(owner), template, Template.parameters(template), Map.copyOf(handlers), allowed);
    }

    private Routes add(String method, String template, Handler handler) {
        Map<String, Handler> handlers =
                byTemplate.computeIfAbsent(Template.checked(template), _ -> new LinkedHashMap<>());
        if (handlers.putIfAbsent(method, handler) != null) {
            throw new IllegalStateException(method + " " + template + " is mounted twice");
        }
        return this;
    }
}
