package dev.cardea.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All templates of all families, by segments, so that a path is found without looking at each of them.
final class RouteTree {

    private final Node root = new Node("");

    /// Refuses a template of the same shape as one that is there: parameters of any name are one shape.
    void add(Resource resource) {
        Node node = root;
        for (String segment : Template.segments(resource.template())) {
            node = segment.isEmpty()
                    ? node.slash()
                    : Template.isParameter(segment) ? node.parameter() : node.literal(segment);
        }
        if (node.resource.isPresent()) {
            throw new IllegalStateException(describe(resource) + " has the shape of " + describe(node.resource.get()));
        }
        node.resource = Optional.of(resource);
    }

    Optional<Target> find(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        Optional<Target> exact = new Walk(path, false).target(root);
        return exact.isPresent() || !(path.contains("//") || path.endsWith("/"))
                ? exact
                : new Walk(path, true).target(root);
    }

    private static String describe(Resource resource) {
        return resource.template() + " of family "
                + resource.owner().orElseThrow().family().name();
    }

    /// What follows after the segments so far.
    private static final class Node {

        final String segment;
        final List<Node> literals = new ArrayList<>();
        Optional<Node> parameter = Optional.empty();
        Optional<Node> slash = Optional.empty();
        Optional<Resource> resource = Optional.empty();

        Node(String segment) {
            this.segment = segment;
        }

        Node literal(String wanted) {
            for (Node literal : literals) {
                if (literal.segment.equals(wanted)) {
                    return literal;
                }
            }
            Node added = new Node(wanted);
            literals.add(added);
            return added;
        }

        /// What the path names when a slash is its end.
        Node slash() {
            if (slash.isEmpty()) {
                slash = Optional.of(new Node(""));
            }
            return slash.get();
        }

        Node parameter() {
            if (parameter.isEmpty()) {
                parameter = Optional.of(new Node("{}"));
            }
            return parameter.get();
        }
    }

    /// One search; with collapsed slashes it ends only at families that collapse them.
    private static final class Walk {

        private final String path;
        private final boolean collapsing;
        private final boolean encoded;
        private final List<String> values = new ArrayList<>(2);

        Walk(String path, boolean collapsing) {
            this.path = path;
            this.collapsing = collapsing;
            this.encoded = path.indexOf('%') >= 0;
        }

        Optional<Target> target(Node root) {
            return from(root, 1, root).map(resource -> Target.of(resource, values));
        }

        /// A segment begins at `start`.
        private Optional<Resource> from(Node node, int start, Node root) {
            int begin = start;
            while (collapsing && begin < path.length() && path.charAt(begin) == '/') {
                begin++;
            }
            if (begin == path.length()) {
                return node.slash.isPresent() && !collapsing
                        ? node.slash.get().resource
                        : node.resource.filter(resource -> endsAtSlash(resource, node == root));
            }
            int slash = path.indexOf('/', begin);
            int end = slash < 0 ? path.length() : slash;
            return end == begin ? Optional.empty() : step(node, begin, end, root);
        }

        private Optional<Resource> step(Node node, int begin, int end, Node root) {
            for (int i = 0; i < node.literals.size(); i++) {
                Node literal = node.literals.get(i);
                if (matches(literal.segment, begin, end)) {
                    Optional<Resource> found = after(literal, end, root);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            if (node.parameter.isEmpty()) {
                return Optional.empty();
            }
            int known = values.size();
            values.add(path.substring(begin, end));
            Optional<Resource> found = after(node.parameter.get(), end, root);
            if (found.isEmpty()) {
                values.subList(known, values.size()).clear();
            }
            return found;
        }

        private Optional<Resource> after(Node node, int end, Node root) {
            return end == path.length()
                    ? node.resource.filter(
                            resource -> !collapsing || resource.manners().collapsesSlashes())
                    : from(node, end + 1, root);
        }

        private boolean endsAtSlash(Resource resource, boolean isRoot) {
            return collapsing
                    ? resource.manners().collapsesSlashes()
                    : isRoot || resource.manners().toleratesTrailingSlash();
        }

        private boolean matches(String literal, int begin, int end) {
            if (!encoded || path.indexOf('%', begin) < 0) {
                return literal.length() == end - begin && path.startsWith(literal, begin);
            }
            return PercentDecoding.decode(path.substring(begin, end))
                    .filter(literal::equals)
                    .isPresent();
        }
    }
}
