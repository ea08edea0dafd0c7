package dev.cardea.chaos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One request of a client and what came of it. Ids only, no secrets.
///
/// @param kind how it was done, such as `point: by API key`
/// @param what the id of what was minted, used or revoked
/// @param diesWith of a mint: the ids of which each, when revoked, ends what was minted
/// @param begun by the harness's monotonic clock, in nanoseconds, before the first byte was sent
/// @param ended after the last byte of the answer, or when it was given up
/// @param note what was answered, where nothing like it was expected
record Operation(
        String client,
        int node,
        Act act,
        String kind,
        String what,
        List<String> diesWith,
        long begun,
        long ended,
        Result result,
        String note) {

    enum Act {
        MINT,
        USE,
        REVOKE
    }

    enum Result {
        /// Minted, accepted or revoked.
        DONE,

        /// The node says that the credential is no good.
        REFUSED,

        /// The node says that it cannot tell now: 503.
        UNAVAILABLE,

        /// Not a whole answer: the connection broke, or it took too long.
        UNANSWERED,

        /// What no sound server should say here.
        UNEXPECTED;

        /// Whether it may have been done all the same.
        boolean isUnknown() {
            return this == UNAVAILABLE || this == UNANSWERED;
        }
    }

    Operation {
        diesWith = List.copyOf(diesWith);
    }

    /// One line.
    String json() {
        return "{\"client\":" + quoted(client) + ",\"node\":" + node + ",\"operation\":" + quoted(word(act))
                + ",\"kind\":" + quoted(kind) + ",\"what\":" + quoted(what)
                + (diesWith.isEmpty()
                        ? ""
                        : diesWith.stream()
                                .map(Operation::quoted)
                                .collect(Collectors.joining(",", ",\"dies_with\":[", "]")))
                + ",\"begin\":" + begun + ",\"end\":" + ended + ",\"result\":" + quoted(word(result))
                + (note.isEmpty() ? "" : ",\"note\":" + quoted(note)) + "}";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
