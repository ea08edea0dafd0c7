package dev.cardea.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands there are, and the reading of a command line.
final class Syntax {

    private static final String NO_CARRIER = "";

    private Syntax() {}

    /// @throws WrongUsage with what is wrong, what may have been meant, and where the help is
    static Asked read(List<String> args) {
        ParseResult parsed = parse(args);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        CommandSpec spec = parsed.commandSpec();
        if (parsed.isUsageHelpRequested()) {
            return new Asked.Text(spec.commandLine().getUsageMessage(Ansi.OFF).stripTrailing());
        }
        if (parsed.isVersionHelpRequested()) {
            return new Asked.Text(Version.text());
        }
        if (spec.userObject() instanceof Form form) {
            return form.read(new Arguments(parsed));
        }
        throw new WrongUsage("Say which command: " + spec.qualifiedName() + " "
                + String.join("|", spec.subcommands().keySet()) + ".\n" + hint(spec));
    }

    static CommandSpec all() {
        CommandSpec cardea = Spec.command(
                        NO_CARRIER,
                        "cardea",
                        List.of("A user and token server, and its operators' commands."),
                        "cardea dev")
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        cardea.addSubcommand("dev", new DevForm().spec());
        cardea.addSubcommand("serve", new ServeForm().spec());
        cardea.addSubcommand("tenant", tenant());
        cardea.addSubcommand("key", key());
        cardea.addSubcommand("client", client());
        cardea.addSubcommand("user", user());
        cardea.addSubcommand("import", imports());
        cardea.addSubcommand("mail", mail());
        cardea.addSubcommand("nodes", new NodeList().spec());
        cardea.addSubcommand("move", new Move().spec());
        cardea.addSubcommand("backup", new Backup().spec());
        return cardea;
    }

    private static CommandSpec tenant() {
        return group(
                "tenant",
                "Tenants: an organisation in one environment each.",
                "cardea tenant list",
                List.of(new TenantCreate(), new TenantList(), new TenantSet(), new TenantRootToken()));
    }

    private static CommandSpec key() {
        return group(
                "key",
                "API keys of backends, and the keys that tokens are signed with.",
                "cardea key list",
                List.of(
                        new KeyCreate(),
                        new KeyList(),
                        new KeyRevoke(),
                        new KeyImport(),
                        new KeyRotate(),
                        new KeyRetire()));
    }

    private static CommandSpec client() {
        return group(
                "client",
                "Clients: programs through which people sign in to the family aviauth.",
                "cardea client list",
                List.of(new ClientCreate(), new ClientList(), new ClientRevoke()));
    }

    private static CommandSpec user() {
        return group(
                "user",
                "Users of a tenant.",
                "cardea user deactivate ada@example.org",
                List.of(
                        new UserLink(),
                        UserStanding.deactivate(),
                        UserStanding.activate(),
                        UserRank.promote(),
                        UserRank.demote(),
                        new UserImport()));
    }

    private static CommandSpec imports() {
        return group(
                "import",
                "Everything that another server has kept.",
                "cardea import queryserver query_config.sql --secret-file secret.txt",
                List.of(new ImportQueryServer()));
    }

    private static CommandSpec mail() {
        return group("mail", "Letters on their way out.", "cardea mail list", List.of(new MailList()));
    }

    private static CommandSpec group(String name, String description, String example, List<Command> commands) {
        CommandSpec group = Spec.command(NO_CARRIER, name, List.of(description), example);
        for (Command command : commands) {
            CommandSpec spec = command.spec();
            group.addSubcommand(spec.name(), spec);
        }
        return group;
    }

    private static ParseResult parse(List<String> args) {
        CommandLine line = new CommandLine(all())
                .setExpandAtFiles(false) // else `@name` reads a file, and in the server any file
                .setInterpolateVariables(false);
        try {
            return line.parseArgs(args.toArray(String[]::new));
        } catch (ParameterException e) {
            CommandSpec spec = e.getCommandLine().getCommandSpec();
            throw new WrongUsage(message(e, spec) + "\n" + hint(spec));
        }
    }

    private static String message(ParameterException wrong, CommandSpec spec) {
        if (spec.userObject() instanceof Command command && command.intake() != Intake.NONE) {
            String instead = ". " + command.intake().noun()
                    + " itself is read from standard input or "
                    + command.intake().option()
                    + ", never from the command line.";
            if (wrong instanceof UnmatchedArgumentException unmatched) {
                return "Not understood: "
                        + unmatched.getUnmatched().stream().map(Syntax::masked).collect(Collectors.joining(" "))
                        + instead;
            }
            if (wrong instanceof MaxValuesExceededException) {
                return "An option was given a value and takes none" + instead;
            }
        }
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(suggestions, true));
        return (wrong.getMessage() + "\n" + suggestions).stripTrailing();
    }

    /// What was not understood may be a secret: then not even the one who wrote it sees it again.
    private static String masked(String arg) {
        int end = arg.indexOf('=');
        return !arg.startsWith("--") ? "(hidden)" : end < 0 ? arg : arg.substring(0, end);
    }

    private static String hint(CommandSpec spec) {
        return "See '" + spec.qualifiedName() + " --help'.";
    }
}
