package dev.cardea.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which new passwords a tenant accepts. Says nothing about those that are only checked.
///
/// @param shortest the fewest characters (code points), from 1 to 128
/// @param refusesCommon whether the most frequent passwords of the world are refused, in whatever case, and the
///     user's own address as well
public record PasswordRule(int shortest, boolean refusesCommon) {

    private static final int MOST_SHORTEST = 128;

    public PasswordRule {
        if (shortest < 1 || shortest > MOST_SHORTEST) {
            throw new IllegalArgumentException(
                    "a password's least length is from 1 to " + MOST_SHORTEST + ", not " + shortest);
        }
    }

    /// Whether it is text, neither too short, nor longer than [Passwords#LONGEST], nor refused as common.
    public boolean accepts(String password) {
        return isOfGoodLength(password) && !(refusesCommon && Common.PASSWORDS.contains(folded(password)));
    }

    /// As [#accepts(String)]; and where common passwords are refused, so are the user's address and the part of it
    /// before the `@`.
    public boolean accepts(String password, Email email) {
        return accepts(password) && !(refusesCommon && isPartOf(email.compared(), folded(password)));
    }

    private boolean isOfGoodLength(String password) {
        return password.length() <= Passwords.LONGEST // in UTF-8, no character takes less than in UTF-16
                && password.codePointCount(0, password.length()) >= shortest
                && isText(password)
                && password.getBytes(StandardCharsets.UTF_8).length <= Passwords.LONGEST;
    }

    /// What stands for a character that could not be read is no character: two such passwords would be kept as one.
    private static boolean isText(String password) {
        return password.indexOf('\ufffd') < 0
                && password.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static boolean isPartOf(String address, String folded) {
        return folded.equals(address) || folded.equals(address.split("@", 2)[0]);
    }

    private static String folded(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /// Read when first asked for: a server whose tenants take anything never keeps the list.
    private static final class Common {

        private static final String LIST = "common-passwords.txt";
        private static final Set<String> PASSWORDS = read();

        private static Set<String> read() {
            try (@Nullable InputStream list = PasswordRule.class.getResourceAsStream(LIST)) {
                if (list == null) {
                    throw new IllegalStateException("the resource " + LIST + " is missing");
                }
                return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException("could not read the resource " + LIST, e);
            }
        }
    }
}
