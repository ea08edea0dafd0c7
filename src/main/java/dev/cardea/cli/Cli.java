package dev.cardea.cli;

import dev.cardea.core.Unavailable;
import java.io.InputStream;
import java.io.PrintStream;
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
            return switch (Syntax.read(args)) {
                case Asked.Text(String text) -> new Answer(Exit.DONE, text + "\n", "").print(out, err);
                case Asked.Dev(DevOptions options) -> launch.dev(options);
                case Asked.Serve(ServeOptions options) -> launch.serve(options);
                case Asked.Operate(Command command, Arguments arguments) -> {
                    Input input = command.wantsInput(arguments) ? input(command.intake(), arguments, in) : Input.NONE;
                    yield operate(command, arguments.place(), new Request(args, input), out, err);
                }
            };
        } catch (RuntimeException trouble) {
            return Trouble.tell(trouble, err::println).code();
        }
    }

    private int operate(Command command, Place place, Request request, PrintStream out, PrintStream err) {
        Path folder = installation.dataFolder(place);
        Optional<Answer> answer = ControlClient.ask(folder, request);
        return answer.isPresent() ? answer.get().print(out, err) : operateAlone(command, place, request, out, err);
    }

    /// Where a server starts between the two, or another command is at work, the data folder's lock keeps us out.
    private int operateAlone(Command command, Place place, Request request, PrintStream out, PrintStream err) {
        try {
            return installation.with(
                    place,
                    command.mayBeFirst(),
                    operations -> new Desk(operations).answer(request).print(out, err));
        } catch (Unavailable e) {
            throw new Unavailable(
                    e.getMessage() + "; if a server is starting or stopping just now, run the command again", e);
        }
    }

    private static Input input(Intake intake, Arguments arguments, InputStream in) {
        return arguments
                .path(intake.option())
                .map(file -> Input.from(file, intake))
                .orElseGet(() -> Input.from(in, intake));
    }
}
