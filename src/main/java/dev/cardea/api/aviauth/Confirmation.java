package dev.cardea.api.aviauth;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.flow.ConfirmAddress;
import dev.cardea.http.Form;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Where the link of the letter leads (contract aviauth.md §2.5). What scans mail also follows links, so a browser is
/// shown a page whose button confirms; any other GET confirms at once, as the original's does (decision 13).
final class Confirmation {

    private static final String DONE = "Email verified";
    private static final String NOT_DONE = "Invalid token or email have been already verified."; // sic
    private static final int UUID_LENGTH = 36;

    private final ConfirmAddress confirm;

    Confirmation(ConfirmAddress confirm) {
        this.confirm = confirm;
    }

    Response open(Request request) {
        Optional<Form> query = request.rawQuery().flatMap(Form::parse);
        Optional<String> id = query.flatMap(fields -> fields.last("id"));
        Optional<String> token = query.flatMap(fields -> fields.last("token"));
        if (!isForPeople(request)) {
            return confirm(id, token);
        }
        return id.isPresent() && token.isPresent()
                ? ConfirmationPage.asking(id.get(), token.get())
                : ConfirmationPage.incomplete();
    }

    Response confirm(Request request, Fields fields) {
        boolean isForPeople = isForPeople(request);
        FieldChecks checks = new FieldChecks(fields);
        String id = checks.required("id");
        String token = checks.required("token");
        Optional<Response> complaint = checks.complaint();
        if (complaint.isPresent()) {
            return isForPeople ? ConfirmationPage.incomplete() : complaint.get();
        }
        boolean isConfirmed = isConfirmed(id, token);
        return isForPeople ? ConfirmationPage.told(isConfirmed) : answer(isConfirmed);
    }

    private Response confirm(Optional<String> id, Optional<String> token) {
        List<Fault> faults = new ArrayList<>();
        if (id.isEmpty()) {
            faults.add(Fault.missingInQuery("id"));
        }
        if (token.isEmpty()) {
            faults.add(Fault.missingInQuery("token"));
        }
        return faults.isEmpty() ? answer(isConfirmed(id.orElseThrow(), token.orElseThrow())) : Fault.answer(faults);
    }

    private static Response answer(boolean isConfirmed) {
        return Json.message(isConfirmed ? DONE : NOT_DONE);
    }

    private boolean isConfirmed(String id, String token) {
        return uuid(id).filter(user -> confirm.run(user, token) instanceof Outcome.Ok<Done>)
                .isPresent();
    }

    private static boolean isForPeople(Request request) {
        return request.headers("Accept").stream()
                .anyMatch(types -> types.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    /// Java's own reader is more forgiving than any UUID should need.
    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
