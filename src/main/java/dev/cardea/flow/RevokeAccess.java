package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import dev.cardea.core.UserName;
import java.time.Instant;
import java.time.InstantSource;

/// Ends one access token of one user. A token that is already dead, or never was one, is what the caller wanted
/// (RFC 7009 §2.2).
public final class RevokeAccess {

    private final NamedUsers users;
    private final TokenForms forms;
    private final Liveness liveness;
    private final TokenEnding ending;
    private final InstantSource clock;

    RevokeAccess(NamedUsers users, TokenForms forms, Liveness liveness, TokenEnding ending, InstantSource clock) {
        this.users = users;
        this.forms = forms;
        this.liveness = liveness;
        this.ending = ending;
        this.clock = clock;
    }

    /// Refuses as [NamedUsers#find] does, and with [Refusal.TokenUnknown] a living token that is another user's or no
    /// access token: it stays alive, so success would be a lie (contract point.md §4.7).
    public Outcome<Done> run(Caller caller, UserName name, String text) {
        return switch (users.find(caller, name)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(User user) ->
                switch (forms.read(text, caller.tenant().environment())) {
                    case Reading.Signed(Token token) -> end(token, user);
                    case Reading.Lone _ -> Outcome.no(new Refusal.TokenUnknown());
                    case Reading.Forged() -> {
                        ending.makeAbsenceKnown();
                        yield Outcome.ok(Done.DONE);
                    }
                    case Reading.NotAToken() -> Outcome.ok(Done.DONE);
                };
        };
    }

    private Outcome<Done> end(Token token, User user) {
        Instant now = clock.instant();
        if (liveness.owner(token, now).isEmpty()) {
            ending.makeKnown(token);
            return Outcome.ok(Done.DONE);
        }
        if (!token.user().equals(user.id()) || token.kind() != TokenKind.POINT_ACCESS) {
            return Outcome.no(new Refusal.TokenUnknown());
        }
        ending.end(token, now);
        return Outcome.ok(Done.DONE);
    }
}
