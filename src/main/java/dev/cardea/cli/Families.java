package dev.cardea.cli;

import dev.cardea.core.Door;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/// Families as operators write them: `point`, or `point,staticbackend`.
record Families(Set<Door> doors) {

    static final String ALL = Stream.of(Door.values()).map(Door::label).collect(Collectors.joining(", "));

    Families {
        doors = Set.copyOf(doors);
    }

    static Families read(String text) {
        EnumSet<Door> doors = EnumSet.noneOf(Door.class);
        for (String word : text.split(",", -1)) {
            doors.add(Door.of(word)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + word + "' is none of " + ALL + "; several are written with a comma between")));
        }
        return new Families(doors);
    }

    /// Always in the same order.
    static List<String> words(Set<Door> doors) {
        return Arrays.stream(Door.values())
                .filter(doors::contains)
                .map(Door::label)
                .toList();
    }
}
