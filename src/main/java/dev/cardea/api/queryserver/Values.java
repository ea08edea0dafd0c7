package dev.cardea.api.queryserver;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.Guessed;
import dev.cardea.flow.QueryCaller;
import dev.cardea.flow.QueryHolder;
import dev.cardea.flow.ShowQueryToken;
import dev.cardea.flow.TradePassword;
import dev.cardea.http.FairShare;
import dev.cardea.http.Form;
import dev.cardea.http.GuessLimit.Guess;
import dev.cardea.http.GuessLimit;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The token itself: shown to who may see it, and given for a password (contract query-server.md §2.7, §2.8).
final class Values {

    static final List<Field> PASSWORD = List.of(Field.text("email"), Field.text("password"));

    private final ShowQueryToken show;
    private final TradePassword trade;
    private final GuessLimit guesses;
    private final FairShare hashing;

    Values(ShowQueryToken show, TradePassword trade, GuessLimit guesses, FairShare hashing) {
        this.show = show;
        this.trade = trade;
        this.guesses = guesses;
        this.hashing = hashing;
    }

    Response ofUser(Request request, QueryCaller caller) {
        return value(request, caller, "email", QueryHolder.OfAddress::new);
    }

    Response ofName(Request request, QueryCaller caller) {
        return value(request, caller, "name", QueryHolder.Named::new);
    }

    Response trade(Request request, Fields.Read fields, Tenant tenant) {
        String email = fields.text("email");
        String password = fields.text("password");
        return hashing.within(
                request,
                tenant.label(),
                () -> guesses.limited(
                        request,
                        Guessed.user(tenant, email),
                        () -> guess(trade.run(tenant, email, password)),
                        Errors::tooMany),
                Errors::busy);
    }

    private static Guess guess(Outcome<String> traded) {
        return switch (traded) {
            case Outcome.Ok(String token) -> new Guess(Json.token(Optional.of(token)), false);
            case Outcome.No(Refusal why) -> new Guess(Errors.of(why), why instanceof Refusal.WrongCredentials);
        };
    }

    /// Whether the caller may ask at all comes before what is asked: one who may only ask for the own token asks for it.
    private Response value(
            Request request, QueryCaller caller, String parameter, Function<String, QueryHolder> holder) {
        Optional<String> whose = request.rawQuery().flatMap(Form::parse).flatMap(form -> form.last(parameter));
        if (whose.isEmpty() && caller.isAdministrator()) {
            return Errors.bad(
                    request.rawQuery().isPresent()
                            ? "Missing query string: " + parameter
                            : "Missing query string");
        }
        return switch (show.run(caller, holder.apply(whose.orElse("")))) {
            case Outcome.Ok(Optional<String> token) -> Json.token(token);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
