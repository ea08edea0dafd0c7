package dev.cardea.api.aviauth;

import dev.cardea.api.aviauth.Fields.Value;
import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scope;
import dev.cardea.flow.GrantCaller;
import dev.cardea.flow.RegisterClient;
import dev.cardea.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Applications, as this API calls its clients (contract aviauth.md §2.6).
final class Applications {

    static final Set<Scope> MAY_CREATE = Set.of(Scope.APPLICATIONS_CREATE, Scope.APPLICATIONS_FULL);

    private final RegisterClient register;

    Applications(RegisterClient register) {
        this.register = register;
    }

    /// Unlike elsewhere, a text may be empty.
    Response register(GrantCaller caller, Fields fields) {
        if (!fields.isThere()) {
            return Fault.answer(Fault.noBody());
        }
        String id = text(fields, "client_id");
        String secret = text(fields, "client_secret");
        List<Fault> faults = new ArrayList<>();
        fault(fields, "client_id").ifPresent(faults::add);
        if (id.length() > ClientId.LONGEST) {
            faults.add(Fault.tooLong("client_id", ClientId.LONGEST));
        }
        fault(fields, "client_secret").ifPresent(faults::add);
        return faults.isEmpty() ? register(caller, id, secret) : Fault.answer(faults);
    }

    private Response register(GrantCaller caller, String id, String secret) {
        return switch (register.run(caller, id, secret)) {
            case Outcome.Ok(Client client) -> Json.client(client);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    private static String text(Fields fields, String name) {
        return fields.text(name).orElse("");
    }

    private static Optional<Fault> fault(Fields fields, String name) {
        Optional<Value> value = fields.value(name);
        if (value.isEmpty()) {
            return Optional.of(Fault.missing(name));
        }
        return switch (value.get()) {
            case Value.Text _ -> Optional.empty();
            case Value.Nothing _ -> Optional.of(Fault.nothing(name));
            case Value.Compound _ -> Optional.of(Fault.notText(name));
        };
    }
}
