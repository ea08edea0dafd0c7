package dev.cardea.http;

import java.util.List;

/// A set of endpoints that share one manner of speaking: its routes, and its words for trouble.
public interface Family {

    /// The name by which the configuration turns it on, and the request log and metrics name it.
    String name();

    /// The paths, such as `/users`, below which unknown ones are this family's to word. Whole segments count:
    /// `/usersX` is not below `/users`. Of two families the longer prefix wins.
    List<String> prefixes();

    void mount(Routes routes);

    Response explain(Request request, Problem problem);

    /// Wraps all that this family answers, its explained problems too (CORS lives here). Called once, at start.
    default Handler around(Handler next) {
        return next;
    }
}
