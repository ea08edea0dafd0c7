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
import org.jdbi.v3.core.Handle;

/// The tables over one connection.
///
/// @param changes hears of everything that a memory may hold and that a table changes
record Tables(Handle handle, Consumer<Change> changes) implements Tx {

    @Override
    public Tenants tenants() {
        return new TenantsTable(handle, changes);
    }

    @Override
    public Users users() {
        return new UsersTable(handle, changes);
    }

    @Override
    public ApiKeys apiKeys() {
        return new ApiKeysTable(handle, changes);
    }

    @Override
    public SigningKeys signingKeys() {
        return new SigningKeysTable(handle, changes);
    }

    @Override
    public Revocations revocations() {
        return new RevocationsTable(handle, changes);
    }

    @Override
    public Members members() {
        return new MembersTable(handle, changes);
    }

    @Override
    public PasswordHashes passwords() {
        return new PasswordsTable(handle);
    }

    @Override
    public Sessions sessions() {
        return new SessionsTable(handle, changes);
    }

    @Override
    public Codes codes() {
        return new CodesTable(handle);
    }

    @Override
    public RootTokens rootTokens() {
        return new RootTokensTable(handle);
    }

    @Override
    public Directory directory() {
        return new DirectoryTable(handle, changes);
    }

    @Override
    public QueryTokens queryTokens() {
        return new QueryTokensTable(handle, changes);
    }

    @Override
    public Clients clients() {
        return new ClientsTable(handle, changes);
    }

    @Override
    public Grants grants() {
        return new GrantsTable(handle);
    }

    @Override
    public Marks marks() {
        return new MarksTable(handle);
    }

    @Override
    public Outbox outbox() {
        return new OutboxTable(handle, changes);
    }

    @Override
    public void noteAgain(Change change) {
        changes.accept(change);
    }
}
