package dev.cardea.cli;

import dev.cardea.core.ApiKey;
import dev.cardea.core.SealedKey;
import dev.cardea.core.TokenKind;
import dev.cardea.flow.NewApiKey;
import dev.cardea.flow.TenantRef;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keys as they are shown: everything but their values.
final class KeyText {

    private KeyText() {}

    static Table apiKeys(List<ApiKey> keys) {
        Table table = new Table("NUMBER", "NAME", "CREATED", "REVOKED");
        for (ApiKey key : keys) {
            table.row(number(key), key.label(), Table.time(key.created()), Table.time(key.revoked()));
        }
        return table;
    }

    static Table signingKeys(List<SealedKey> keys) {
        Table table = new Table("NUMBER", "KIND", "STATE", "CREATED", "STOPPED");
        for (SealedKey key : keys) {
            table.row(
                    String.valueOf(key.number().number()),
                    kind(key),
                    state(key),
                    Table.time(key.created()),
                    Table.time(key.stopped()));
        }
        return table;
    }

    static ObjectNode json(TenantRef ref, List<ApiKey> apiKeys, List<SealedKey> signingKeys) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("tenant", ref.organisation())
                .put("environment", ref.environment().label());
        ArrayNode ofBackends = json.putArray("api_keys");
        apiKeys.forEach(key -> ofBackends
                .addObject()
                .put("number", key.id().number())
                .put("name", key.label())
                .put("created", Table.time(key.created()))
                .put("revoked", key.revoked().map(Table::time).orElse(null)));
        ArrayNode ofTokens = json.putArray("signing_keys");
        signingKeys.forEach(key -> ofTokens.addObject()
                .put("number", key.number().number())
                .put("kind", kind(key))
                .put("state", state(key))
                .put("created", Table.time(key.created()))
                .put("stopped", key.stopped().map(Table::time).orElse(null)));
        return json;
    }

    /// Says so, if the tenant has opened the family point for this key.
    static void noteOpenedPoint(NewApiKey made, Transcript transcript) {
        if (made.opensPoint()) {
            transcript.note("This also opens the family point.");
        }
    }

    private static String number(ApiKey key) {
        return String.valueOf(key.id().number());
    }

    /// The tenant's own key serves all kinds of tokens; one from elsewhere serves one.
    private static String kind(SealedKey key) {
        return key.imported()
                .map(TokenKind::label)
                .map(label -> label.replace('/', '-'))
                .orElse("own");
    }

    private static String state(SealedKey key) {
        return key.state().name().toLowerCase(Locale.ROOT);
    }
}
