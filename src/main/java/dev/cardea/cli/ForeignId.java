package dev.cardea.cli;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id of a user or an account in another server: a UUID, or 24 hexadecimal digits as MongoDB has them
/// (contract staticbackend.md §4.2).
///
/// @param uuid the id here
/// @param isNew whether that is another one than there
record ForeignId(UUID uuid, boolean isNew) {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern MONGO_FORM = Pattern.compile("[0-9a-fA-F]{24}");

    /// Empty for what is neither.
    static Optional<ForeignId> parse(String text) {
        if (UUID_FORM.matcher(text).matches()) {
            return Optional.of(new ForeignId(UUID.fromString(text), false));
        }
        return MONGO_FORM.matcher(text).matches() ? Optional.of(new ForeignId(ofDigits(text), true)) : Optional.empty();
    }

    /// The same for the same digits, so that those who shared an account still do, in whatever run they come: a
    /// UUID of version 8 (RFC 9562 §5.8) in which all the digits can still be read.
    private static UUID ofDigits(String digits) {
        long high = Long.parseLong(digits, 0, 12, 16) << 16 | 0x8000 | Long.parseLong(digits, 12, 15, 16);
        long low = 0b10L << 62 | Long.parseLong(digits, 15, 24, 16);
        return new UUID(high, low);
    }
}
