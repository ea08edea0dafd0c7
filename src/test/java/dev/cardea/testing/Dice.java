package dev.cardea.testing;

import java.util.List;
import java.util.SplittableRandom;

/// Chance that can be had again: the same seed and turn throw the same.
public final class Dice {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    private final SplittableRandom random;

    public Dice(long seed, long turn) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + turn);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// Letters, digits, '-' and '_'.
    public String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /// Any bytes, each as one character.
    public String bytes(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }

    /// The text with one character replaced, removed or added somewhere.
    public String nudged(String text) {
        int at = random.nextInt(text.length() + 1);
        String before = text.substring(0, at);
        String after = text.substring(Math.min(at + 1, text.length()));
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + (char) random.nextInt(256) + text.substring(at);
            case 2 -> before + letters(1) + after;
            default -> before + (char) random.nextInt(256) + after;
        };
    }

    /// The text without what ends a line of a message.
    public static String oneLine(String text) {
        return text.replace("\r", "").replace("\n", "");
    }
}
