package dev.cardea.api.oauth;

import dev.cardea.core.Tenant;
import dev.cardea.flow.Introspect;
import dev.cardea.flow.Introspect.ActiveToken;
import dev.cardea.flow.RevokeToken;
import dev.cardea.http.Bearer;
import dev.cardea.http.Form;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Optional;

/// The two endpoints. `token_type_hint` is only a hint, and tokens tell their kind by themselves.
final class Tokens {

    private final Introspect introspect;
    private final RevokeToken revoke;

    Tokens(Introspect introspect, RevokeToken revoke) {
        this.introspect = introspect;
        this.revoke = revoke;
    }

    /// RFC 7662 §2.2: whatever is not a living token of the tenant is `{"active":false}` and nothing else.
    Response introspect(Request request, Tenant tenant) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return Errors.tokenMissing();
        }
        Optional<ActiveToken> active = introspect.run(tenant, token.get());
        return Response.json(200, active.map(Json::active).orElse(Json.INACTIVE))
                .with("Cache-Control", "no-store");
    }

    /// RFC 7009 §2.2: 200 for unknown tokens too.
    Response revoke(Request request, Tenant tenant) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return Errors.tokenMissing();
        }
        revoke.run(tenant, token.get());
        return Response.empty(200).with("Cache-Control", "no-store");
    }

    /// Point's page returns its tokens with the word `Bearer` before them; such a value may be pasted here as it is.
    private static Optional<String> token(Request request) {
        return isForm(request)
                ? Form.parse(request.body().text())
                        .flatMap(form -> form.only("token"))
                        .map(Bearer::bare)
                : Optional.empty();
    }

    private static boolean isForm(Request request) {
        return request.header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/x-www-form-urlencoded"))
                .orElse(false);
    }
}
