package dev.cardea.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The pieces that commands are described with.
final class Spec {

    private static final int WIDTH = 100;

    private Spec() {}

    /// A command with its own description; every one has help and tells its exit codes.
    static CommandSpec command(Object carrier, String name, List<String> description, String example) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(carrier).name(name);
        spec.usageMessage()
                .width(WIDTH)
                .description(description.toArray(String[]::new))
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footerHeading("%nExample:%n")
                .footer("  " + example);
        return spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    /// A command of the operators, which may say where the installation is.
    static CommandSpec operators(Object carrier, String name, List<String> description, String example) {
        OptionSpec config = option("--config", "FILE", Path.class)
                .description("The configuration file of the installation.")
                .build();
        OptionSpec data = option("--data", "DIR", Path.class)
                .description("The data folder of the installation.")
                .build();
        ArgGroupSpec either = ArgGroupSpec.builder()
                .exclusive(true)
                .addArg(config)
                .addArg(data)
                .build();
        return command(carrier, name, description, example).addArgGroup(either);
    }

    static OptionSpec.Builder option(String name, String label, Class<?> type) {
        return OptionSpec.builder(name).paramLabel(label).type(type).arity("1");
    }

    static <T> OptionSpec.Builder option(String name, Choice<T> choice) {
        return option(name, choice.label(), choice.type()).converters(choice).completionCandidates(choice.words());
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    /// An option that means true without a value.
    static OptionSpec yesOrNo(String name, String description) {
        return option(name, "true|false", Boolean.class)
                .arity("0..1")
                .fallbackValue("true")
                .description(description)
                .build();
    }

    static OptionSpec json() {
        return flag("--json", "Answer with one JSON object.");
    }

    static PositionalParamSpec.Builder operand(String label, Class<?> type, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .type(type)
                .index("0")
                .arity("1")
                .required(true)
                .description(description);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(Exit.values()).forEach(exit -> codes.put(" " + exit.code(), exit.meaning()));
        return codes;
    }
}
