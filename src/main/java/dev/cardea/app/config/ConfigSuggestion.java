package dev.cardea.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that a misspelt one probably meant.
final class ConfigSuggestion {

    private ConfigSuggestion() {}

    /// Empty if nothing is near: a wild guess is worse than none.
    static Optional<String> of(String written, Collection<String> known) {
        String plain = plain(written);
        Optional<String> elsewhere =
                known.stream().filter(name -> plain(name).endsWith("." + plain)).findFirst();
        int most = Math.max(2, written.length() / 4);
        return elsewhere.or(() -> known.stream()
                .filter(name -> distance(plain, plain(name)) <= most)
                .min(Comparator.comparingInt(name -> distance(plain, plain(name)))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /// How many letters must be put in, left out or changed (Levenshtein).
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(changed, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[to.length()];
    }
}
