package dev.cardea.store;

import dev.cardea.core.AccountId;
import dev.cardea.core.Change;
import dev.cardea.core.Email;
import dev.cardea.core.Members;
import dev.cardea.core.Membership;
import dev.cardea.core.Role;
import dev.cardea.core.TenantId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Users as members of accounts: the columns `account` and `role` of the users.
final class MembersTable implements Members {

    private final Link link;
    private final Consumer<Change> changes;

    MembersTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public Optional<User> withUuid(TenantId tenant, UUID uuid) {
        return link.statement("SELECT * FROM users WHERE tenant = :tenant AND uuid = :uuid")
                .bind("tenant", tenant.number())
                .bind("uuid", UserRow.bytes(uuid))
                .map(row -> UserRow.user(row))
                .findOne();
    }

    @Override
    public List<User> of(TenantId tenant, AccountId account, int most) {
        return List.copyOf(link.statement("""
                        SELECT *
                        FROM users
                        WHERE tenant = :tenant AND account = :account
                        ORDER BY created, number
                        LIMIT :most
                        """)
                .bind("tenant", tenant.number())
                .bind("account", UserRow.bytes(account.uuid()))
                .bind("most", most)
                .map(row -> UserRow.user(row))
                .list());
    }

    @Override
    public int count(TenantId tenant, AccountId account) {
        return link.statement("SELECT count(*) FROM users WHERE tenant = :tenant AND account = :account")
                .bind("tenant", tenant.number())
                .bind("account", UserRow.bytes(account.uuid()))
                .map(row -> row.getInt(1))
                .one();
    }

    @Override
    public boolean hasOthers(User user, Role least) {
        return link.statement("""
                        SELECT 1
                        FROM users
                        WHERE tenant = :tenant AND account = (SELECT account FROM users WHERE number = :number)
                            AND role >= :role AND number <> :number
                        LIMIT 1
                        """)
                .bind("tenant", user.tenant().number())
                .bind("number", user.id().number())
                .bind("role", least.level())
                .map(_ -> true)
                .findOne()
                .isPresent();
    }

    @Override
    public void enrol(UserId user, Membership membership) {
        changes.accept(Change.of(user));
        link.statement("UPDATE users SET account = :account, role = :role WHERE number = :number")
                .bind("account", UserRow.bytes(membership.account().uuid()))
                .bind("role", membership.role().level())
                .bind("number", user.number())
                .execute();
    }

    @Override
    public boolean readdress(UserId user, Email email) {
        changes.accept(Change.of(user));
        return link.statement("""
                                UPDATE users
                                SET email_typed = :typed, email = :compared,
                                    confirmed = CASE email WHEN :compared THEN confirmed END
                                WHERE number = :number AND NOT EXISTS (
                                    SELECT 1
                                    FROM users other
                                    WHERE other.tenant = users.tenant AND other.email = :compared
                                        AND other.number <> :number)
                                """)
                        .bind("typed", email.typed())
                        .bind("compared", email.compared())
                        .bind("number", user.number())
                        .execute()
                == 1;
    }

    @Override
    public int appointOwners(TenantId tenant, int most) {
        List<UserId> appointed = link.statement("""
                        UPDATE users
                        SET role = :owner
                        WHERE number IN (
                            SELECT number
                            FROM (SELECT number, max(role) OVER account AS highest,
                                    row_number() OVER (account ORDER BY created, number) AS place
                                FROM users
                                WHERE tenant = :tenant AND account IS NOT NULL
                                WINDOW account AS (PARTITION BY account)) AS ranked
                            WHERE highest < :owner AND place = 1
                            LIMIT :most)
                        RETURNING number
                        """)
                .bind("owner", Role.OWNER.level())
                .bind("tenant", tenant.number())
                .bind("most", most)
                .map(row -> new UserId(row.getLong("number")))
                .list();
        appointed.forEach(user -> changes.accept(Change.of(user)));
        return appointed.size();
    }

    /// Sessions, codes and root tokens go with the row that they refer to.
    @Override
    public void remove(UserId user) {
        changes.accept(Change.of(user));
        link.statement("DELETE FROM revoked_tokens WHERE user_number = :number")
                .bind("number", user.number())
                .execute();
        link.statement("DELETE FROM users WHERE number = :number")
                .bind("number", user.number())
                .execute();
    }
}
