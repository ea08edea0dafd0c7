package dev.cardea.cli;

import dev.cardea.core.OutboxLetter;
import dev.cardea.core.OutboxLetter.State;
import dev.cardea.flow.Operations;
import dev.cardea.flow.PostedLetter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `cardea mail list`
final class MailList implements Command {

    @Override
    public CommandSpec spec() {
        return Spec.operators(
                        this,
                        "list",
                        List.of(
                                "Show what became of the latest 100 letters, newest first; never what they say or to whom."),
                        "cardea mail list --json")
                .addOption(Spec.json());
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        List<PostedLetter> letters = operations.listLetters().run();
        if (arguments.has("--json")) {
            transcript.result(json(letters).toString());
        } else {
            table(letters).print(transcript::result);
        }
        return Exit.DONE;
    }

    private static Table table(List<PostedLetter> letters) {
        Table table = new Table("NUMBER", "TENANT", "STATE", "ATTEMPTS", "CREATED", "NEXT TRY", "FINISHED", "TROUBLE");
        for (PostedLetter posted : letters) {
            OutboxLetter letter = posted.letter();
            table.row(
                    String.valueOf(letter.id().number()),
                    posted.tenant().label(),
                    state(letter),
                    String.valueOf(letter.attempts()),
                    Table.time(letter.created()),
                    Table.time(nextTry(letter)),
                    Table.time(letter.finished()),
                    letter.trouble().orElse(""));
        }
        return table;
    }

    private static ObjectNode json(List<PostedLetter> letters) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode all = json.putArray("letters");
        for (PostedLetter posted : letters) {
            OutboxLetter letter = posted.letter();
            all.addObject()
                    .put("number", letter.id().number())
                    .put("tenant", posted.tenant().organisation())
                    .put("environment", posted.tenant().environment().label())
                    .put("state", state(letter))
                    .put("attempts", letter.attempts())
                    .put("created", Table.time(letter.created()))
                    .put("next_try", nextTry(letter).map(Table::time).orElse(null))
                    .put("finished", letter.finished().map(Table::time).orElse(null))
                    .put("trouble", letter.trouble().orElse(null));
        }
        return json;
    }

    private static String state(OutboxLetter letter) {
        return letter.state().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> nextTry(OutboxLetter letter) {
        return letter.state() == State.WAITING ? Optional.of(letter.nextTry()) : Optional.empty();
    }
}
