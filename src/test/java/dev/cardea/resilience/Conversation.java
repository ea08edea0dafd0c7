package dev.cardea.resilience;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Inputs that follow one another on one connection, and how the server takes them.
///
/// @param inputs only the last may be without framing
/// @param isPipelined whether all are sent before the first answer is read
record Conversation(List<FuzzInput> inputs, boolean isPipelined) {

    Conversation {
        inputs = List.copyOf(inputs);
    }

    /// What was wrong, and with which of the inputs.
    record Complaint(String about, Conversation conversation, int position) {

        /// All that is needed to do it again.
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(about).append("\n  of the input\n    ");
            text.append(conversation.inputs.get(position).escaped());
            if (position > 0) {
                text.append("\n  after, on the same connection").append(conversation.isPipelined ? ", pipelined" : "");
                conversation
                        .inputs
                        .subList(0, position)
                        .forEach(input -> text.append("\n    ").append(input.escaped()));
            }
            return text.toString();
        }
    }

    /// Holds the conversation, and returns the first thing that is wrong.
    ///
    /// @param taken told the status for each input that the server dealt with, or 0 where it only closed
    Optional<Complaint> hold(int port, IntConsumer taken) {
        int position = 0;
        try (Wire wire = Wire.to(port)) {
            if (isPipelined) {
                inputs.forEach(input -> send(wire, input));
            }
            for (FuzzInput input : inputs) {
                if (!isPipelined) {
                    send(wire, input);
                }
                boolean goesOn = input.isFramed() ? takesOne(wire, input, taken) : takesSome(wire, input, taken);
                if (!goesOn) {
                    break;
                }
                position++;
            }
            return Optional.empty();
        } catch (Misbehaviour e) {
            return Optional.of(new Complaint(e.about(), this, position));
        }
    }

    private static void send(Wire wire, FuzzInput input) {
        wire.write(input.text());
        if (!input.isFramed()) {
            wire.finish();
        }
    }

    /// Exactly one answer is due; says whether the connection goes on.
    private static boolean takesOne(Wire wire, FuzzInput input, IntConsumer taken) {
        Answer answer = wire.next(input.isHead()).orElseThrow(() -> new Misbehaviour("closes without an answer"));
        taken.accept(answer.status());
        Manners.demand(input, answer);
        if (answer.header("Connection").filter("close"::equalsIgnoreCase).isEmpty()) {
            return true;
        }
        if (!wire.isClosed()) {
            throw new Misbehaviour("says close and sends more: " + answer);
        }
        return false;
    }

    /// As many answers as the server sees requests, and then the end.
    private static boolean takesSome(Wire wire, FuzzInput input, IntConsumer taken) {
        int first = 0;
        for (Optional<Answer> answer = wire.next(false); answer.isPresent(); answer = wire.next(false)) {
            Manners.demand(input, answer.get());
            first = first == 0 ? answer.get().status() : first;
        }
        taken.accept(first);
        return false;
    }
}
