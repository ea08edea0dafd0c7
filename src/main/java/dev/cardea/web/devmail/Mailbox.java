package dev.cardea.web.devmail;

import dev.cardea.flow.Flows;
import dev.cardea.flow.ShowLetters;
import dev.cardea.http.Family;
import dev.cardea.http.Handler;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// `GET /dev/mail` for people, `GET /dev/mail.json` for programs: the newest letters of every tenant, codes and all. Only
/// for development mode, and only for whoever sits at this machine, see [OwnMachine].
public final class Mailbox implements Family {

    private final ShowLetters showLetters;

    public Mailbox(Flows flows) {
        this.showLetters = flows.people().showLetters();
    }

    @Override
    public String name() {
        return "devmail";
    }

    @Override
    public List<String> prefixes() {
        return List.of("/dev");
    }

    @Override
    public void mount(Routes routes) {
        routes.get("/dev/mail", _ -> MailboxPage.of(showLetters.run()));
        routes.get("/dev/mail.json", _ -> MailboxJson.of(showLetters.run()));
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> MailboxJson.error(404, "not found");
            case Problem.WrongMethod(var allowed) ->
                MailboxJson.error(405, "wrong method").with("Allow", String.join(", ", allowed));
            case Problem.BadRequest() -> MailboxJson.error(400, "bad request");
            case Problem.UriTooLong() -> MailboxJson.error(414, "request line too long");
            case Problem.HeadersTooLarge() -> MailboxJson.error(431, "headers too large");
            case Problem.BodyTooLarge(int limit) -> MailboxJson.error(413, "body longer than " + limit + " bytes");
            case Problem.Crashed(String reference) -> MailboxJson.error(500, "crashed, reference " + reference);
            case Problem.Unavailable _ -> MailboxJson.error(503, "unavailable").with("Retry-After", "1");
        };
    }

    /// What is read here opens sessions: no cache keeps it, and no other site's page may take it in. Without CORS
    /// headers, which are left out on purpose, no other site's script may read it either.
    @Override
    public Handler around(Handler next) {
        return request -> OwnMachine.only(request, next)
                .with("Cache-Control", "no-store")
                .with("Cross-Origin-Resource-Policy", "same-origin");
    }
}
