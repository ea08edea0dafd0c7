package dev.cardea.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Writes docs/cli.md from the commands themselves.
final class CliManual {

    private static final String BEGINNING = """
            # The command line

            This page is made from the commands themselves:
            `mvn test -Dtest=CliManualTest -Ddocs=write` writes it anew.

            Commands work the same with and without a running server. If one runs on the data folder, they reach it
            through the socket `cardea.sock` in that folder, which only the server's own user (and root) may use;
            otherwise they open the data themselves. Run them as that user.

            `--config` or `--data` says which installation is meant. With neither, it is the one that a server started
            in the same folder without options would run.

            Results go to standard output, explanations and troubles to standard error. A new secret stands alone on its
            line of standard output and is shown once. A key to be imported is read from standard input or a file, never
            from the command line.
            """;

    private final List<String> lines = new ArrayList<>(List.of(BEGINNING));

    private CliManual() {}

    static String text() {
        CliManual manual = new CliManual();
        manual.exitCodes();
        leaves(Syntax.all()).forEach(manual::command);
        return String.join("\n", manual.lines) + "\n";
    }

    private static Stream<CommandSpec> leaves(CommandSpec spec) {
        return spec.subcommands().isEmpty()
                ? Stream.of(spec)
                : spec.subcommands().values().stream().flatMap(line -> leaves(line.getCommandSpec()));
    }

    private void exitCodes() {
        lines.add("## Exit codes\n\n| Code | Meaning |\n|---|---|");
        Arrays.stream(Exit.values()).forEach(exit -> row(String.valueOf(exit.code()), exit.meaning()));
    }

    private void command(CommandSpec spec) {
        Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
        lines.add("\n## " + spec.qualifiedName() + "\n");
        lines.add(String.join(" ", spec.usageMessage().description()) + "\n");
        lines.add("```\n" + help.synopsis(0).stripTrailing() + "\n```\n");
        lines.add("| | |\n|---|---|");
        spec.positionalParameters().forEach(operand -> row("`" + operand.paramLabel() + "`", meaning(operand)));
        spec.options().forEach(this::option);
        lines.add("\nFor example:\n\n```sh\n" + spec.usageMessage().footer()[0].strip() + "\n```");
    }

    private void option(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        row(
                "`" + String.join("`, `", option.names()).replace("|", "\\|") + value.replace("|", "\\|") + "`",
                meaning(option));
    }

    private void row(String name, String meaning) {
        lines.add("| " + name + " | " + meaning.replace("|", "\\|") + " |");
    }

    private static String meaning(ArgSpec arg) {
        return String.join(" ", arg.description());
    }
}
