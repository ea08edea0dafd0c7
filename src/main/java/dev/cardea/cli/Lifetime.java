package dev.cardea.cli;

import dev.cardea.core.Policy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How long access tokens live, as operators write it: `3600s`, `90m`, `24h`, `7d`.
final class Lifetime implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a time such as 3600s, 90m, 24h or 7d");
        }
        Duration lifetime = Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
        try {
            return Policy.DEFAULT.withAccessTokenLifetime(lifetime).accessTokenLifetime();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "': " + e.getMessage());
        }
    }

    /// In the largest unit that needs no fraction.
    static String text(Duration lifetime) {
        long seconds = lifetime.toSeconds();
        if (seconds % 86_400 == 0) {
            return lifetime.toDays() + "d";
        }
        if (seconds % 3_600 == 0) {
            return lifetime.toHours() + "h";
        }
        return seconds % 60 == 0 ? lifetime.toMinutes() + "m" : seconds + "s";
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
