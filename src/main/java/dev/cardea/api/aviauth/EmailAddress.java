package dev.cardea.api.aviauth;

import dev.cardea.core.Email;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What this family takes for an address when somebody registers: what pydantic 1 and its validator take (contract
/// aviauth.md §4). No name server is asked.
final class EmailAddress {

    /// Of a whole address, in characters (contract aviauth.md §0 A8).
    static final int LONGEST = 64;

    /// `John Doe <john@example.com>`: possessive, so that no text takes long.
    private static final Pattern NAMED = Pattern.compile("[\\w ]*+<([^>]*+)> *+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final String MARKS = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress() {}

    /// The address without the name that may stand before it and the blanks around it; whether it is one is not looked
    /// at.
    static String bare(String text) {
        Matcher named = NAMED.matcher(text);
        return (named.matches() ? named.group(1) : text).strip();
    }

    /// Whether this is an address: one `@`, an unquoted local part, and a domain with a dot that could be a host's.
    static boolean isOne(String bare) {
        int at = bare.indexOf('@');
        return at > 0
                && at == bare.lastIndexOf('@')
                && isLocalPart(bare.substring(0, at))
                && isDomain(bare.substring(at + 1))
                && Email.parse(bare).isPresent();
    }

    static boolean isTooLong(String bare) {
        return bare.codePointCount(0, bare.length()) > LONGEST;
    }

    /// Atoms with dots between (RFC 5322 §3.2.3), with all that is not ASCII (RFC 6531 §3.3).
    private static boolean isLocalPart(String text) {
        return hasNoEmptyPart(text) && text.chars().allMatch(c -> c == '.' || isAtom(c));
    }

    private static boolean isAtom(int c) {
        return isLetterOrDigit(c) || c >= 0x80 || MARKS.indexOf(c) >= 0;
    }

    private static boolean isDomain(String text) {
        Optional<String> ascii = ascii(text);
        return ascii.isPresent()
                && ascii.get().indexOf('.') > 0
                && hasNoEmptyPart(ascii.get())
                && isLetter(ascii.get().charAt(ascii.get().length() - 1));
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean hasNoEmptyPart(String text) {
        return !text.isEmpty() && !text.startsWith(".") && !text.endsWith(".") && !text.contains("..");
    }

    private static boolean isLetterOrDigit(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
