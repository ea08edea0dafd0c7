package dev.cardea.core;

import java.util.Optional;
import java.util.regex.Pattern;

/// The id that an organisation gave to one of its users: 1 to 255 characters of `A-Z a-z 0-9 - . _ ~ : | = + , @`, not
/// `.` or `..`, not beginning with `point|` in any case (contract point.md §4.2). Compared as it is.
public record ExternalId(String text) implements UserName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~:|=+,@-]{1,255}");
    private static final Pattern LIKE_EMAIL = Pattern.compile("[^@]+@[^@]+\\.[^@.]+");

    public ExternalId {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("not an id that an organisation may give: " + text);
        }
    }

    public static Optional<ExternalId> parse(String text) {
        return isWellFormed(text) ? Optional.of(new ExternalId(text)) : Optional.empty();
    }

    /// Whether this looks like an e-mail address, which the pages ask not to use as an id.
    public boolean isLikeEmail() {
        return LIKE_EMAIL.matcher(text).matches();
    }

    private static boolean isWellFormed(String text) {
        return ALLOWED.matcher(text).matches()
                && !text.equals(".")
                && !text.equals("..")
                && !text.regionMatches(true, 0, PointId.PREFIX, 0, PointId.PREFIX.length());
    }
}
