package dev.cardea.core;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// An address as it was typed, and in the one form in which addresses are compared: trimmed, NFC, lower case.
///
/// Query Server takes a plain name in the place of an address, such as `admin` (contract query-server.md §2.3). It is
/// compared alike, only without an `@`: no letter goes to it.
public record Email(String typed, String compared) {

    private static final int LONGEST = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets

    /// What is in the database was taken by the rules of its day: stricter ones concern only what is new.
    public Email {
        if (compared.isEmpty() || !compared.equals(normal(typed))) {
            throw new IllegalArgumentException("not an address and its normal form");
        }
    }

    public static Optional<Email> parse(String typed) {
        String compared = normal(typed);
        return isWellFormed(compared) ? Optional.of(new Email(typed.strip(), compared)) : Optional.empty();
    }

    /// An address, or a plain name in the place of one.
    public static Optional<Email> orName(String typed) {
        String compared = normal(typed);
        return isPlainName(compared) ? Optional.of(new Email(typed.strip(), compared)) : parse(typed);
    }

    /// Whether letters can go there.
    public boolean isAddress() {
        return compared.indexOf('@') >= 0;
    }

    /// Addresses are personal: a log shows only the domain.
    @Override
    public String toString() {
        return "Email[…" + (isAddress() ? compared.substring(compared.lastIndexOf('@')) : "") + "]";
    }

    private static String normal(String typed) {
        String lower = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC); // lower case may come out in pieces
    }

    /// What cannot be seen, or is no character, would make two addresses look like one.
    private static boolean isSeen(int codePoint) {
        if (isBlank(codePoint)) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// Letters and marks that show nothing (Unicode's `Default_Ignorable_Code_Point`, as far as their kind does not tell).
    private static boolean isBlank(int codePoint) {
        return codePoint == 0x034F
                || (codePoint >= 0x115F && codePoint <= 0x1160)
                || (codePoint >= 0x17B4 && codePoint <= 0x17B5)
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || codePoint == 0x3164
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || codePoint == 0xFFA0
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean isPlainName(String text) {
        return !text.isEmpty()
                && text.indexOf('@') < 0
                && text.length() <= LONGEST
                && text.codePoints().allMatch(Email::isSeen)
                && Normalizer.isNormalized(text, Normalizer.Form.NFKC);
    }

    private static boolean isWellFormed(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.length() <= LONGEST
                && text.codePoints().allMatch(Email::isSeen)
                && Normalizer.isNormalized(text.substring(at), Normalizer.Form.NFKC);
    }
}
