package dev.cardea.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// Bytes as StaticBackend writes its ids: 32 characters of an alphabet without look-alikes, the first always `a`
/// (contract staticbackend.md §3.1). They are read as a number to the base of 56; each number has one spelling.
final class LegibleText {

    private static final String ALPHABET = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ2345679";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final int LENGTH = 32;
    private static final int GROUP = 8; // digits whose number fits a long
    private static final BigInteger GROUP_BASE = BASE.pow(GROUP);
    private static final byte[] DIGITS = digits();

    private LegibleText() {}

    /// @param bytes at most 22, so that the number fits behind the `a`
    static String of(byte[] bytes) {
        char[] text = new char[LENGTH];
        BigInteger rest = new BigInteger(1, bytes);
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }

    /// So many bytes; empty if the text is not what [#of] makes of as many.
    static Optional<byte[]> bytes(String text, int count) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (int begin = 0; begin < LENGTH; begin += GROUP) {
            long group = group(text, begin);
            if (group < 0) {
                return Optional.empty();
            }
            number = number.multiply(GROUP_BASE).add(BigInteger.valueOf(group));
        }
        return number.bitLength() > 8 * count ? Optional.empty() : Optional.of(padded(number, count));
    }

    /// The number that so many digits are; negative if one of them is none.
    private static long group(String text, int begin) {
        long number = 0;
        for (int i = begin; i < begin + GROUP; i++) {
            int digit = text.charAt(i) < DIGITS.length ? DIGITS[text.charAt(i)] : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * ALPHABET.length() + digit;
        }
        return number;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        return digits;
    }

    private static byte[] padded(BigInteger number, int count) {
        byte[] padded = new byte[count];
        byte[] minimal = number.toByteArray();
        int sign = minimal.length > count ? 1 : 0;
        System.arraycopy(minimal, sign, padded, count - minimal.length + sign, minimal.length - sign);
        return padded;
    }
}
