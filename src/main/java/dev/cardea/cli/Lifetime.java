package dev.cardea.cli;

import dev.cardea.core.Policy;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How long access tokens live, as operators write it: `3600s`, `90m`, `24h`, `7d`.
final class Lifetime implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}[smhd]");

    @Override
    public Duration convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is not a time such as 3600s, 90m, 24h or 7d");
        }
        Duration lifetime =
                Duration.parse((text.endsWith("d") ? "P" : "PT") + text); // ISO 8601, in any case of letters
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
}
