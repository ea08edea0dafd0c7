package dev.cardea.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Who overloads the server, and with what.
enum OverloadScenario {
    SIGN_INS_FROM_ONE("sign-ins from one address", OverloadPlan.Kind.SIGN_INS, List.of("127.0.0.1")),
    SIGN_INS_FROM_MANY("sign-ins from 64 addresses", OverloadPlan.Kind.SIGN_INS, many()),
    CREATIONS("creations", OverloadPlan.Kind.CREATIONS, List.of("127.0.0.1"));

    private final String words;
    private final OverloadPlan.Kind kind;
    private final List<String> from;

    OverloadScenario(String words, OverloadPlan.Kind kind, List<String> from) {
        this.words = words;
        this.kind = kind;
        this.from = from;
    }

    /// In tables.
    String words() {
        return words;
    }

    /// In results.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    OverloadPlan.Kind kind() {
        return kind;
    }

    /// Addresses of this machine.
    List<String> from() {
        return from;
    }

    private static List<String> many() {
        return IntStream.rangeClosed(1, 64).mapToObj("127.0.1.%d"::formatted).toList();
    }
}
