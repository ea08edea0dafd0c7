package dev.cardea.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options and the one operand of a command, by name.
final class Arguments {

    private final ParseResult parsed;
    private final Path folder;

    Arguments(ParseResult parsed) {
        this(parsed, Path.of("").toAbsolutePath());
    }

    private Arguments(ParseResult parsed, Path folder) {
        this.parsed = parsed;
        this.folder = folder;
    }

    /// The same, given in that folder.
    Arguments in(Path other) {
        return new Arguments(parsed, other);
    }

    /// From where a file is meant that a server opens in the place of whoever gave the command.
    Path folder() {
        return folder;
    }

    /// The command with its words, as in `cardea key create`.
    String command() {
        return parsed.commandSpec().qualifiedName();
    }

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    Optional<String> text(String option) {
        return value(option, String.class);
    }

    Optional<Path> path(String option) {
        return value(option, Path.class);
    }

    /// What was given for an option of that type, or its default.
    <T> Optional<T> value(String option, Class<T> type) {
        OptionSpec spec = parsed.commandSpec().findOption(option);
        return spec == null
                ? Optional.empty()
                : Optional.ofNullable(spec.<Object>getValue()).map(type::cast);
    }

    /// What was given for an option that may be repeated, in that order; empty if it was not given.
    <T> List<T> values(String option, Class<T> type) {
        return value(option, List.class).stream()
                .flatMap(values -> ((List<?>) values).stream())
                .map(type::cast)
                .toList();
    }

    /// What was given for an option that must be given.
    <T> T required(String option, Class<T> type) {
        return value(option, type).orElseThrow(() -> new IllegalStateException(option + " is not a required option"));
    }

    /// What stands alone, as NAME in `tenant create NAME`.
    <T> T operand(Class<T> type) {
        return type.cast(parsed.matchedPositional(0).<Object>getValue());
    }

    Place place() {
        Optional<Place> config = path("--config").map(Place.ConfigFile::new);
        Optional<Place> data = path("--data").map(Place.DataFolder::new);
        return config.or(() -> data).orElseGet(Place.Usual::new);
    }
}
