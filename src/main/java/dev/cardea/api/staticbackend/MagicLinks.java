package dev.cardea.api.staticbackend;

import dev.cardea.core.Done;
import dev.cardea.core.Markup;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.MagicLink;
import dev.cardea.flow.SendMagicLink;
import dev.cardea.flow.SessionToken;
import dev.cardea.flow.UseMagicLink;
import dev.cardea.http.Request;
import dev.cardea.http.Response;

/// Signing in by a link in a letter (contract staticbackend.md §2.5, §2.6).
final class MagicLinks {

    /// How the guides of the newest clients write it (§2.5).
    private static final String GUIDE_LINK = "{{link}}";

    private final SendMagicLink send;
    private final UseMagicLink use;

    MagicLinks(SendMagicLink send, UseMagicLink use) {
        this.send = send;
        this.use = use;
    }

    Response send(Request request, Tenant tenant) {
        Fields fields = Fields.of(request, "fromEmail", "fromName", "email", "subject", "body", "link");
        if (fields.fault().isPresent()) {
            return Errors.line(400, fields.fault().get());
        }
        if (fields.text("body").length() > Markup.LONGEST_BODY) {
            return Errors.line(400, "body longer than " + Markup.LONGEST_BODY + " characters");
        }
        MagicLink wanted = new MagicLink(
                fields.text("fromEmail"),
                fields.text("fromName"),
                fields.text("email"),
                fields.text("subject"),
                fields.text("body").replace(GUIDE_LINK, Markup.LINK),
                fields.text("link"));
        return switch (send.run(tenant, wanted)) {
            case Outcome.Ok(Done _) -> Json.yes();
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    /// The application calls this with what its own page was called with; no mail scanner does.
    Response use(Request request, Tenant tenant) {
        Parameters parameters = Parameters.of(request);
        String email = parameters.text("email").orElse("");
        String code = parameters.text("code").orElse("");
        return switch (use.run(tenant, email, code)) {
            case Outcome.Ok(SessionToken token) -> Json.token(token);
            case Outcome.No(Refusal.CodeNotValid _) -> Errors.line(401, "invalid code");
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
