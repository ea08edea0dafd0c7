package dev.cardea.cli;

import dev.cardea.core.Door;
import dev.cardea.core.LinkPrefix;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A tenant as it is shown.
final class TenantText {

    private TenantText() {}

    /// The sentence, or the tenant as JSON.
    static void show(Tenant tenant, String sentence, Arguments arguments, Transcript transcript) {
        transcript.result(arguments.has("--json") ? json(tenant).toString() : sentence);
    }

    static ObjectNode json(Tenant tenant) {
        Policy policy = tenant.policy();
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("name", tenant.organisation())
                .put("environment", tenant.environment().label());
        Families.words(policy.doors()).forEach(json.putArray("families")::add);
        json.put("access_token_lifetime", policy.accessTokenLifetime().toSeconds())
                .put("allow_email_like_ids", policy.emailLikeIds())
                .put("on_existing_user", PolicyOptions.onExisting(policy))
                .put("shortest_password", policy.passwords().shortest())
                .put("refuse_common_passwords", policy.passwords().refusesCommon())
                .put("create_user", policy.switches().users())
                .put("create_token", policy.switches().tokens());
        policy.linkPrefixes().stream().map(LinkPrefix::text).forEach(json.putArray("link_prefixes")::add);
        if (hasPublicKey(tenant)) {
            json.put("public_key", tenant.publicKey().text());
        }
        return json;
    }

    static Table table(List<Tenant> tenants) {
        Table table = new Table(
                "NAME",
                "ENV",
                "FAMILIES",
                "ACCESS TOKENS LIVE",
                "E-MAIL-LIKE IDS",
                "ON EXISTING USER",
                "PASSWORDS",
                "PUBLIC KEY",
                "CREATE USER, TOKEN",
                "LINKS LEAD TO");
        for (Tenant tenant : tenants) {
            Policy policy = tenant.policy();
            table.row(
                    tenant.organisation(),
                    tenant.environment().label(),
                    String.join(",", Families.words(policy.doors())),
                    Lifetime.text(policy.accessTokenLifetime()),
                    policy.emailLikeIds() ? "allowed" : "refused",
                    PolicyOptions.onExisting(policy),
                    passwords(policy.passwords()),
                    hasPublicKey(tenant) ? tenant.publicKey().text() : "",
                    switches(policy),
                    policy.linkPrefixes().stream().map(LinkPrefix::text).collect(Collectors.joining(" ")));
        }
        return table;
    }

    /// Of no interest to whom Query Server is closed.
    private static String switches(Policy policy) {
        return policy.opens(Door.QUERYSERVER)
                ? word(policy.switches().users()) + ", "
                        + word(policy.switches().tokens())
                : "";
    }

    private static String word(boolean isOn) {
        return isOn ? "on" : "off";
    }

    /// Whether the tenant's public key opens anything.
    private static boolean hasPublicKey(Tenant tenant) {
        return tenant.policy().opens(Door.STATICBACKEND);
    }

    private static String passwords(PasswordRule rule) {
        return "from " + Count.of(rule.shortest(), "character") + (rule.refusesCommon() ? ", none common" : "");
    }
}
