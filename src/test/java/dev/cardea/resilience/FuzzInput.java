package dev.cardea.resilience;

import java.util.List;

/// What is sent to the server, each character as one byte.
///
/// @param isFramed whether the message surely ends where its text ends, so that exactly one answer is due;
///     otherwise the connection is half closed behind it, and what comes is judged as it comes
/// @param target of the request line, or nothing if there may be none
/// @param secrets what no refusal may repeat
record FuzzInput(String text, String method, String target, boolean isFramed, List<String> secrets) {

    FuzzInput {
        secrets = secrets.stream().filter(secret -> secret.length() >= 12).toList();
    }

    /// The same bytes or others, and no promise that they end.
    FuzzInput with(String otherText) {
        return new FuzzInput(otherText.replace("HEAD", "GET"), method, target, false, secrets);
    }

    boolean isHead() {
        return isFramed && method.equals("HEAD");
    }

    /// As a Java string that can be given to `RawClient.send`.
    String escaped() {
        StringBuilder java = new StringBuilder(text.length() + 32).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> java.append("\\r");
                case '\n' -> java.append("\\n");
                case '"' -> java.append("\\\"");
                case '\\' -> java.append("\\\\");
                default -> {
                    if (c < ' ' || c > '~') {
                        java.append(String.format("\\u%04x", (int) c));
                    } else {
                        java.append(c);
                    }
                }
            }
        }
        return java.append('"').toString();
    }
}
