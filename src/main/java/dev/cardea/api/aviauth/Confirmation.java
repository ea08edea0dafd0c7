package dev.cardea.api.aviauth;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.flow.ConfirmAddress;
import dev.cardea.http.Form;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
        String id = parameter(request, "id").orElse("");
        String token = parameter(request, "token").orElse("");
        List<Fault> faults = Stream.of("id", "token")
                .filter(name -> parameter(request, name).isEmpty())
                .map(Fault::missingInQuery)
                .toList();
        if (isForPeople(request)) {
            return faults.isEmpty() ? ConfirmationPage.asking(id, token) : ConfirmationPage.incomplete();
        }
        return faults.isEmpty() ? answer(isConfirmed(id, token)) : Fault.answer(faults);
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

    /// It may be empty, which is not missing.
    private static Optional<String> parameter(Request request, String name) {
        return request.rawQuery().flatMap(Form::parse).flatMap(query -> query.last(name));
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
