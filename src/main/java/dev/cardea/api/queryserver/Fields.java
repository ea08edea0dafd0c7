package dev.cardea.api.queryserver;

import dev.cardea.http.Body;
import dev.cardea.http.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A body as the original reads it (contract query-server.md §2.1): JSON whatever its content type says, control characters
/// taken out first, unknown members ignored, `null` for what may be missing.
sealed interface Fields {

    /// Reads a body.
    ///
    /// @param wanted those that are required come first in complaints, in this order
    static Fields of(Body body, List<Field> wanted) {
        if (body.isEmpty()) {
            return new Unreadable(Errors.bad("The body is empty"));
        }
        byte[] json = withoutControls(body.bytes());
        return isText(json) ? new FieldReader(json, wanted).read() : new Unreadable(Errors.crashed()); // sic
    }

    /// A body in which all is as it must be.
    record Read(Map<String, Object> values) implements Fields {

        public Read {
            values = Map.copyOf(values);
        }

        /// The text of a required field.
        String text(String name) {
            return maybeText(name).orElseThrow();
        }

        Optional<String> maybeText(String name) {
            return Optional.ofNullable(values.get(name)).map(String.class::cast);
        }

        Optional<Boolean> maybeTruth(String name) {
            return Optional.ofNullable(values.get(name)).map(Boolean.class::cast);
        }

        Optional<Long> maybeNumber(String name) {
            return Optional.ofNullable(values.get(name)).map(Long.class::cast);
        }

        /// It may hold a password.
        @Override
        public String toString() {
            return "Fields[…]";
        }
    }

    /// One in which something is not, and the answer to it.
    record Unreadable(Response answer) implements Fields {}

    private static byte[] withoutControls(byte[] bytes) {
        byte[] kept = new byte[bytes.length];
        int length = 0;
        for (byte b : bytes) {
            if (b < 0 || b >= ' ') {
                kept[length++] = b;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
