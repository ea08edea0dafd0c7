package dev.cardea.api.staticbackend;

import dev.cardea.http.Form;
import dev.cardea.http.Request;
import java.util.Optional;

/// The parameters of a request's query.
record Parameters(Optional<Form> form) {

    static Parameters of(Request request) {
        return new Parameters(request.rawQuery().flatMap(Form::parse));
    }

    /// Empty if it is missing, empty, there twice, or the query is malformed.
    Optional<String> text(String name) {
        return form.flatMap(fields -> fields.only(name));
    }
}
