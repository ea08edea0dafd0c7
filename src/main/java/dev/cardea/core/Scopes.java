package dev.cardea.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Scopes in the order in which they were asked for, each once.
public record Scopes(List<Scope> inOrder) {

    /// Every scope there is.
    public static final Scopes ALL = new Scopes(List.of(Scope.values()));

    /// What somebody gets who asks for nothing: the seven of the page, in its order (contract aviauth.md §0 A3).
    public static final Scopes USUAL = of(
            Scope.USER_READ,
            Scope.USER_UPDATE,
            Scope.USER_FULL,
            Scope.APPLICATIONS_READ,
            Scope.APPLICATIONS_CREATE,
            Scope.APPLICATIONS_UPDATE,
            Scope.APPLICATIONS_FULL);

    /// What a client may give unless told otherwise (decision 11).
    public static final Scopes OF_USERS = of(Scope.USER_READ, Scope.USER_UPDATE, Scope.USER_FULL);

    public Scopes {
        inOrder = inOrder.stream().distinct().toList();
    }

    public static Scopes of(Scope... scopes) {
        return new Scopes(List.of(scopes));
    }

    /// The words with white space between, without those that nobody knows.
    public static Scopes parse(String text) {
        return new Scopes(Arrays.stream(text.strip().split("\\s+"))
                .map(Scope::of)
                .flatMap(Optional::stream)
                .toList());
    }

    /// Those of them that are also among these.
    public Scopes within(Scopes allowed) {
        return new Scopes(inOrder.stream().filter(allowed.inOrder::contains).toList());
    }

    public boolean has(Scope scope) {
        return inOrder.contains(scope);
    }

    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /// As tokens and rows have it: the words with a space between.
    public String text() {
        return inOrder.stream().map(Scope::label).collect(Collectors.joining(" "));
    }
}
