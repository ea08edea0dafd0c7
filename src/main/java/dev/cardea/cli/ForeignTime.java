package dev.cardea.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A time as other servers have written it down (contract staticbackend.md §4.2).
final class ForeignTime {

    /// RFC 3339, what databases make of it, and Go's own form with the name of the zone and a monotonic clock
    /// behind.
    private static final Pattern FORM = Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]"
            + "(?<time>[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?)"
            + "( ?(?<offset>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)( [A-Za-z0-9+-]{1,10})?( m=[+-][0-9.]{1,30})?)?");

    private ForeignTime() {}

    /// Empty for what is none. A time without an offset is taken to be in UTC, as the real server does.
    static Optional<Instant> parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        @Nullable String offset = found.group("offset");
        try {
            return Optional.of(LocalDate.parse(found.group("date"))
                    .atTime(LocalTime.parse(found.group("time")))
                    .toInstant(
                            offset == null || offset.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(offset)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
