package dev.cardea.cli;

import dev.cardea.core.Unavailable;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command line `cardea …`.
public final class Cli {

    private final Launch launch;
    private final Installation installation;

    public Cli(Launch launch, Installation installation) {
        this.launch = launch;
        this.installation = installation;
    }

    /// Carries out one command line and returns the code of an [Exit]. Never throws what a command may throw.
    ///
    /// @param in read only by the commands that take a secret
    public int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        try {
            return switch (PlainServe.read(args).orElseGet(() -> Syntax.read(args))) {
                case Asked.Text(String text) -> new Answer(Exit.DONE, text + "\n", "").print(out, err);
                case Asked.Dev(DevOptions options) -> launch.dev(options);
                case Asked.Serve(ServeOptions options) -> launch.serve(options);
                case Asked.Operate(Command command, Arguments arguments) -> {
                    Input input = command.wantsInput(arguments) ? input(command, arguments, in) : Input.NONE;
                    yield operate(command, arguments.place(), new Request(args, input), out, err);
                }
            };
        } catch (RuntimeException trouble) {
            return Trouble.tell(trouble, err::println).code();
        }
    }

    private int operate(Command command, Place place, Request request, PrintStream out, PrintStream err) {
        Path folder = installation.dataFolder(place);
        Optional<Answer> answer = ControlClient.ask(folder, request, command.patience());
        return answer.isPresent() ? answer.get().print(out, err) : operateAlone(command, place, request, out, err);
    }

    /// Where a server starts between the two, or another command is at work, the data folder's lock keeps us out.
    private int operateAlone(Command command, Place place, Request request, PrintStream out, PrintStream err) {
        try {
            return installation.with(
                    place,
                    command.opening(),
                    operations -> new Desk(operations).answer(request).print(out, err));
        } catch (Unavailable e) {
            throw new Unavailable(
                    e.getMessage() + "; if a server is starting or stopping just now, run the command again", e);
        }
    }

    /// From the file that is named, else from the environment, else from standard input.
    private Input input(Command command, Arguments arguments, InputStream in) {
        Intake intake = command.intake();
        Optional<Input> given = arguments
                .path(intake.option())
                .map(file -> Input.from(file, intake))
                .or(() -> intake.variable()
                        .flatMap(installation::secret)
                        .map(text -> new Input(text.getBytes(StandardCharsets.UTF_8))));
        return given.orElseGet(() -> Input.from(in, intake));
    }
}
