package dev.cardea.store;

import dev.cardea.core.Door;
import dev.cardea.core.LinkPrefix;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Switches;
import dev.cardea.core.Tenant;
import dev.cardea.core.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a tenant looks in a row: its doors as words with a comma between, its link prefixes with a space between.
final class TenantRow {

    private TenantRow() {}

    static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                new TenantId(row.getLong("number")),
                row.getString("organisation"),
                Columns.environment(row),
                new PublicKey(row.getString("public_key")),
                policy(row));
    }

    static String words(Set<Door> doors) {
        return doors.stream().map(Door::label).sorted().collect(Collectors.joining(","));
    }

    static String addresses(List<LinkPrefix> prefixes) {
        return prefixes.stream().map(LinkPrefix::text).collect(Collectors.joining(" "));
    }

    private static Policy policy(ResultSet row) throws SQLException {
        return new Policy(
                split(row.getString("doors"), ",")
                        .map(word -> Door.of(word).orElseThrow())
                        .collect(Collectors.toSet()),
                Duration.ofSeconds(row.getLong("access_token_seconds")),
                row.getBoolean("email_like_ids"),
                row.getBoolean("refuse_existing"),
                new PasswordRule(row.getInt("shortest_password"), row.getBoolean("refuse_common_passwords")),
                split(row.getString("link_prefixes"), " ").map(LinkPrefix::new).toList(),
                new Switches(row.getBoolean("manages_users"), row.getBoolean("manages_tokens")));
    }

    private static Stream<String> split(String text, String separator) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(separator));
    }
}
