package dev.cardea.cli;

import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A tenant as it is shown.
final class TenantText {

    private TenantText() {}

    static void show(Tenant tenant, String sentence, Arguments arguments, Transcript transcript) {
        transcript.result(arguments.has("--json") ? json(tenant).toString() : sentence);
    }

    static ObjectNode json(Tenant tenant) {
        Policy policy = tenant.policy();
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", tenant.organisation())
                .put("environment", tenant.environment().label())
                .put("access_token_lifetime", policy.accessTokenLifetime().toSeconds())
                .put("allow_email_like_ids", policy.emailLikeIds())
                .put("on_existing_user", PolicyOptions.onExisting(policy));
    }
}
