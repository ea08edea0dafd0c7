package dev.cardea.cli;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.User;
import dev.cardea.flow.TenantRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What became of the users of a list, as it is shown: never a hash, and of an address only the domain.
final class UserImportText {

    private final List<Refused> refused = new ArrayList<>();
    private final List<Renamed> renamed = new ArrayList<>();
    private int taken;

    void add(UserLine line, Outcome<User> outcome) {
        switch (outcome) {
            case Outcome.No<User>(Refusal why) -> refused(line, why);
            case Outcome.Ok<User>(User user) -> {
                taken++;
                if (line.hasNewId()) {
                    renamed.add(new Renamed(line.number(), user.uuid()));
                }
            }
        }
    }

    void refused(UserLine line, Refusal why) {
        refused.add(new Refused(line.number(), line.domain(), Refusals.sentence(why)));
    }

    boolean hasRefused() {
        return !refused.isEmpty();
    }

    void show(TenantRef ref, Arguments arguments, Transcript transcript) {
        if (arguments.has("--json")) {
            transcript.result(json(ref).toString());
            return;
        }
        transcript.result(WhichTenant.text(ref) + " has taken over " + Count.of(taken, "user") + "; "
                + Count.of(refused.size(), "line") + " refused.");
        if (!renamed.isEmpty()) {
            transcript.note("A new id was given to " + Count.of(renamed.size(), "user")
                    + " who had no UUID; --json names them.");
        }
        refused.forEach(one -> transcript.note("Line " + one.line()
                + (one.domain().isEmpty() ? "" : " (at " + one.domain() + ")") + ": " + one.sentence()));
    }

    private ObjectNode json(TenantRef ref) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("tenant", ref.organisation())
                .put("environment", ref.environment().label())
                .put("taken", taken);
        ArrayNode lines = json.putArray("refused");
        refused.forEach(one -> lines.addObject()
                .put("line", one.line())
                .put("domain", one.domain().isEmpty() ? null : one.domain())
                .put("reason", one.sentence()));
        ArrayNode ids = json.putArray("new_ids");
        renamed.forEach(one ->
                ids.addObject().put("line", one.line()).put("id", one.id().toString()));
        return json;
    }

    private record Refused(int line, String domain, String sentence) {}

    private record Renamed(int line, UUID id) {}
}
