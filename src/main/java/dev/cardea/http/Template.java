package dev.cardea.http;

import java.util.List;
import java.util.stream.Stream;

/// The written form of a route's path, such as `/users/{id}/token`. One that ends with a slash names the path with that
/// slash, and no other.
final class Template {

    private Template() {}

    /// The same template, or an exception if it is none.
    static String checked(String template) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("a template starts with a slash: " + template);
        }
        List<String> segments = segments(template);
        boolean endsAtSlash = segments.size() > 1 && segments.getLast().isEmpty();
        for (String segment : endsAtSlash ? segments.subList(0, segments.size() - 1) : segments) {
            boolean braced = segment.contains("{") || segment.contains("}");
            if (segment.isEmpty() || (braced && !isParameter(segment))) {
                throw new IllegalArgumentException("a malformed segment in template " + template);
            }
        }
        List<String> names = parameters(template);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("one parameter twice in template " + template);
        }
        return template;
    }

    /// None for `/`.
    static List<String> segments(String template) {
        return template.equals("/") ? List.of() : List.of(template.substring(1).split("/", -1));
    }

    static boolean isParameter(String segment) {
        return segment.length() > 2
                && segment.indexOf('{') == 0
                && segment.lastIndexOf('{') == 0
                && segment.indexOf('}') == segment.length() - 1;
    }

    static List<String> parameters(String template) {
        Stream<String> parameters = segments(template).stream().filter(Template::isParameter);
        return parameters
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }
}
