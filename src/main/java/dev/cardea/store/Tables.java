package dev.cardea.store;

import dev.cardea.core.ApiKeys;
import dev.cardea.core.Change;
import dev.cardea.core.Clients;
import dev.cardea.core.Codes;
import dev.cardea.core.Directory;
import dev.cardea.core.Grants;
import dev.cardea.core.Marks;
import dev.cardea.core.Members;
import dev.cardea.core.Outbox;
import dev.cardea.core.PasswordHashes;
import dev.cardea.core.QueryTokens;
import dev.cardea.core.Revocations;
import dev.cardea.core.RootTokens;
import dev.cardea.core.Sessions;
import dev.cardea.core.SigningKeys;
import dev.cardea.core.Tenants;
import dev.cardea.core.Tx;
import dev.cardea.core.Users;
import java.util.function.Consumer;

/// The tables over one connection.
///
/// @param changes hears of everything that a memory may hold and that a table changes
record Tables(Link link, Consumer<Change> changes) implements Tx {

    @Override
    public Tenants tenants() {
        return new TenantsTable(link, changes);
    }

    @Override
    public Users users() {
        return new UsersTable(link, changes);
    }

    @Override
    public ApiKeys apiKeys() {
        return new ApiKeysTable(link, changes);
    }

    @Override
    public SigningKeys signingKeys() {
        return new SigningKeysTable(link, changes);
    }

    @Override
    public Revocations revocations() {
        return new RevocationsTable(link, changes);
    }

    @Override
    public Members members() {
        return new MembersTable(link, changes);
    }

    @Override
    public PasswordHashes passwords() {
        return new PasswordsTable(link);
    }

    @Override
    public Sessions sessions() {
        return new SessionsTable(link, changes);
    }

    @Override
    public Codes codes() {
        return new CodesTable(link);
    }

    @Override
    public RootTokens rootTokens() {
        return new RootTokensTable(link);
    }

    @Override
    public Directory directory() {
        return new DirectoryTable(link, changes);
    }

    @Override
    public QueryTokens queryTokens() {
        return new QueryTokensTable(link, changes);
    }

    @Override
    public Clients clients() {
        return new ClientsTable(link, changes);
    }

    @Override
    public Grants grants() {
        return new GrantsTable(link);
    }

    @Override
    public Marks marks() {
        return new MarksTable(link);
    }

    @Override
    public Outbox outbox() {
        return new OutboxTable(link, changes);
    }

    @Override
    public void noteAgain(Change change) {
        changes.accept(change);
    }
}
