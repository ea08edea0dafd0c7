package dev.cardea.cli;

import dev.cardea.core.Client;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Clients as they are shown: everything but their secrets.
final class ClientText {

    private ClientText() {}

    static Table table(List<Client> clients) {
        Table table = new Table("ID", "CREATED", "REVOKED", "SCOPES");
        for (Client client : clients) {
            table.row(
                    client.id().text(),
                    Table.time(client.created()),
                    Table.time(client.revoked()),
                    client.scopes().text());
        }
        return table;
    }

    static ObjectNode json(Client client) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", client.id().text())
                .put("scope", client.scopes().text())
                .put("created", Table.time(client.created()))
                .put("revoked", client.revoked().map(Table::time).orElse(null));
    }
}
