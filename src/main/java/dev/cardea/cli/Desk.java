package dev.cardea.cli;

import dev.cardea.flow.Operations;

/// Carries out operators' commands: the same in a server and without one.
final class Desk {

    private final Operations operations;

    Desk(Operations operations) {
        this.operations = operations;
    }

    Answer answer(Request request) {
        Transcript transcript = new Transcript();
        try {
            return transcript.end(run(request, transcript));
        } catch (RuntimeException trouble) {
            return transcript.end(Trouble.tell(trouble, transcript::note));
        }
    }

    private Exit run(Request request, Transcript transcript) {
        return switch (Syntax.read(request.args())) {
            case Asked.Operate(Command command, Arguments arguments) ->
                command.run(operations, arguments.in(request.folder()), request.input(), transcript);
            case Asked.Text(String text) -> {
                transcript.result(text);
                yield Exit.DONE;
            }
            case Asked.Dev _, Asked.Serve _ -> throw new WrongUsage("A server cannot be asked to start a server.");
        };
    }
}
