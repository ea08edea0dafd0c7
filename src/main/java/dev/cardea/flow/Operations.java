package dev.cardea.flow;

import dev.cardea.core.Backups;
import dev.cardea.core.Mint;
import dev.cardea.core.NodeView;
import dev.cardea.core.Passwords;
import dev.cardea.core.QueryServerFiles;
import dev.cardea.core.Relocation;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Vault;
import java.time.InstantSource;

/// The menu for operators: what the command line offers.
public record Operations(
        CreateTenant createTenant,
        ListTenants listTenants,
        ChangePolicy changePolicy,
        CreateApiKey createApiKey,
        ImportApiKey importApiKey,
        ListApiKeys listApiKeys,
        RevokeApiKey revokeApiKey,
        ListSigningKeys listSigningKeys,
        ImportSigningKey importSigningKey,
        RotateSigningKey rotateSigningKey,
        RetireSigningKey retireSigningKey,
        LinkUser linkUser,
        SetUserActive setUserActive,
        ImportUsers importUsers,
        CreateRootToken createRootToken,
        ImportRootToken importRootToken,
        CreateClient createClient,
        ListClients listClients,
        RevokeClient revokeClient,
        AddAdministrator addAdministrator,
        SetAdministrator setAdministrator,
        ImportQueryServer importQueryServer,
        ListLetters listLetters,
        ListNodes listNodes,
        Move move,
        BackUp backUp) {

    public static Operations over(
            Store store,
            NodeView nodes,
            QueryServerFiles files,
            Relocation relocation,
            Backups backups,
            TokenForms forms,
            Vault vault,
            Passwords passwords,
            Mint mint,
            InstantSource clock) {
        ImportApiKey importApiKey = new ImportApiKey(store, vault, forms, clock);
        return new Operations(
                new CreateTenant(store, vault, mint, clock),
                new ListTenants(store),
                new ChangePolicy(store),
                new CreateApiKey(importApiKey, mint),
                importApiKey,
                new ListApiKeys(store),
                new RevokeApiKey(store, clock),
                new ListSigningKeys(store),
                new ImportSigningKey(store, vault, clock),
                new RotateSigningKey(store, vault, mint, clock),
                new RetireSigningKey(store, clock),
                new LinkUser(store),
                new SetUserActive(store, mint, clock),
                new ImportUsers(store, passwords, mint, clock),
                new CreateRootToken(store, vault, mint, clock),
                new ImportRootToken(store, vault, clock),
                new CreateClient(store, vault, mint, clock),
                new ListClients(store),
                new RevokeClient(store, clock),
                new AddAdministrator(
                        store, new NewPeople(store, passwords, mint, clock), new QuerySubjects(forms, mint), clock),
                new SetAdministrator(store, clock),
                importQueryServer(store, files, forms, vault, passwords, mint, clock),
                new ListLetters(store),
                new ListNodes(nodes),
                new Move(relocation, mint),
                new BackUp(backups));
    }

    private static ImportQueryServer importQueryServer(
            Store store,
            QueryServerFiles files,
            TokenForms forms,
            Vault vault,
            Passwords passwords,
            Mint mint,
            InstantSource clock) {
        FormerQueryKeyRows keys = new FormerQueryKeyRows(store, vault, new ImportSigningKey(store, vault, clock));
        return new ImportQueryServer(store, files, keys, forms, passwords, mint, clock);
    }
}
