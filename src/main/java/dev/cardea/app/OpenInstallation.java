package dev.cardea.app;

import dev.cardea.core.Change;
import dev.cardea.core.Envelopes;
import dev.cardea.core.Environments;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Mint;
import dev.cardea.core.NodeView;
import dev.cardea.core.SealedKey;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Vault;
import dev.cardea.crypto.HashedPasswords;
import dev.cardea.crypto.MasterKey;
import dev.cardea.crypto.MasterVault;
import dev.cardea.crypto.SealedKeyring;
import dev.cardea.crypto.TokenFormats;
import dev.cardea.flow.Flows;
import dev.cardea.flow.MailRules;
import dev.cardea.flow.Operations;
import dev.cardea.mail.Carrier;
import dev.cardea.mail.HtmlMarkup;
import dev.cardea.mail.Pace;
import dev.cardea.mail.Postman;
import dev.cardea.mail.Smtp;
import dev.cardea.store.DataFolder;
import dev.cardea.store.NodeStore;
import dev.cardea.store.QueryServerDatabases;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.SqliteStore;
import dev.cardea.store.StoreBackups;
import dev.cardea.store.StoreMove;
import dev.cardea.store.StoreObserver;
import dev.cardea.store.SwitchableStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/// An installation that is open: its store, what this node remembers of it, and all that can be asked of it. The server
/// and the command line stand on the same one.
///
/// @param envelopes what the letters of the outbox lie in
public record OpenInstallation(
        OpenStore opened,
        RememberedStandings standings,
        HashedPasswords passwords,
        Envelopes envelopes,
        Flows flows,
        Operations operations)
        implements AutoCloseable {

    /// What an installation is opened with.
    ///
    /// @param sendsMail whether a mail server is configured; in development letters go nowhere, and are shown
    /// @param masterKey where the environment gives one; else the folder's file, made if the folder is new
    public record Plan(
            Path folder,
            DataFolderKind kind,
            Optional<MasterKey> masterKey,
            OpenStore.Plan store,
            RememberedStandings.Settings memory,
            Environments environments,
            boolean sendsMail) {}

    /// Opens it for what the plan says; refuses an installation of the other kind.
    static OpenInstallation open(Plan plan, Outside outside, StoreObserver observer) {
        return open(plan, outside, observer, true, store -> {
            Whereabouts.refuseMoved(store);
            plan.kind().refuse(plan.kind().orAsMarked(store.store()), store.place());
        });
    }

    /// Opens it for an operator's command, which works on either kind.
    static OpenInstallation openOfEitherKind(Plan plan, Outside outside) {
        return open(plan, outside, StoreObserver.NONE, false, store -> {
            Whereabouts.refuseMoved(store);
            plan.kind().orAsMarked(store.store());
        });
    }

    /// Opens it to be moved: even what a move has left, which may not have come to its end.
    static OpenInstallation openToMove(Plan plan, Outside outside) {
        return open(
                plan, outside, StoreObserver.NONE, false, store -> plan.kind().orAsMarked(store.store()));
    }

    private static OpenInstallation open(
            Plan plan, Outside outside, StoreObserver observer, boolean isServer, Consumer<OpenStore> scruples) {
        OpenStore opened = OpenStore.open(plan.folder(), plan.store(), observer, isServer);
        try {
            Whereabouts.refuseArriving(opened);
            scruples.accept(opened);
            return over(opened, plan, outside, observer);
        } catch (Throwable e) {
            opened.close();
            throw e;
        }
    }

    private static OpenInstallation over(OpenStore opened, Plan plan, Outside outside, StoreObserver observer) {
        SwitchableStore store = opened.store();
        RememberedStandings standings = new RememberedStandings(
                store, plan.memory(), opened.membership().lease());
        store.listen(standings::forget);
        opened.membership().start(standings);
        int highest = store.read(tx -> tx.signingKeys().highest());

        Vault vault = new MasterVault(masterKey(plan, highest == 0, outside), outside.random());
        if (highest > 0) {
            tryToOpen(store, vault, new KeyNumber(highest));
        }
        Keyring keyring = new SealedKeyring(standings, vault);
        TokenForms forms = new TokenFormats(keyring, store, standings);
        Mint mint = new Mint(outside.random());
        HashedPasswords passwords = passwords(plan, outside);
        Flows flows = Flows.over(
                store,
                opened.membership().nodes(),
                standings,
                forms,
                vault,
                passwords,
                new HtmlMarkup(),
                mailRules(plan),
                mint,
                plan.environments(),
                outside.clock());
        Operations operations = Operations.over(
                store,
                opened.membership().nodes(),
                new QueryServerDatabases(plan.folder().resolve(SqliteStore.FILE)),
                new StoreMove(
                        store,
                        opened.membership(),
                        opened.folder(),
                        plan.store().inFolder(),
                        observer),
                new StoreBackups(store),
                forms,
                vault,
                passwords,
                mint,
                outside.clock());
        return new OpenInstallation(opened, standings, passwords, new Envelopes(vault), flows, operations);
    }

    /// This process among the others.
    NodeView nodes() {
        return opened.membership().nodes();
    }

    public NodeStore store() {
        return opened.store();
    }

    private static HashedPasswords passwords(Plan plan, Outside outside) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new HashedPasswords(
                outside.random(),
                plan.folder().resolve(DataFolder.NATIVE),
                cores,
                cores * HashedPasswords.WAITING_PER_THREAD);
    }

    private static MailRules mailRules(Plan plan) {
        return switch (plan.kind()) {
            case DEVELOPMENT -> MailRules.development(Development.MAGIC_CODE);
            case PRODUCTION -> plan.sendsMail() ? MailRules.ON : MailRules.OFF;
        };
    }

    /// Has the letters of the outbox delivered from now on, each as soon as it is committed.
    Postman deliver(Smtp.Settings mail, InstantSource clock) {
        Carrier carrier = new Smtp(mail, (SSLSocketFactory) SSLSocketFactory.getDefault());
        Postman postman = Postman.start(store(), envelopes, carrier, Pace.of(mail.timeout()), clock);
        store().listen(changes -> {
            if (changes.stream().anyMatch(change -> change.kind() == Change.Kind.LETTER)) {
                postman.wake();
            }
        });
        return postman;
    }

    private static MasterKey masterKey(Plan plan, boolean isNew, Outside outside) {
        if (plan.masterKey().isPresent()) {
            return plan.masterKey().get();
        }
        MasterKeyFile file = new MasterKeyFile(plan.folder());
        if (file.exists()) {
            return file.read();
        }
        if (!isNew) {
            throw new StartRefused(
                    "The master key is missing: put " + plan.folder().resolve("master.key")
                            + " back, or set CARDEA_MASTER_KEY. Without it no key in the database can be used.");
        }
        return file.make(outside.random());
    }

    /// A wrong master key is told at the start, not to the first caller.
    private static void tryToOpen(NodeStore store, Vault vault, KeyNumber number) {
        Optional<TenantId> owner = store.read(tx -> tx.signingKeys().owner(number));
        if (owner.isEmpty()) {
            return;
        }
        for (SealedKey key : store.read(tx -> tx.signingKeys().of(owner.get()))) {
            try {
                vault.unseal(key.sealed(), Vault.signingKeyOf(key.tenant()));
            } catch (IllegalStateException e) {
                throw new StartRefused(
                        "The master key does not fit this database: " + e.getMessage() + ". Put the right one back.");
            }
        }
    }

    @Override
    public void close() {
        passwords.close();
        opened.close();
    }
}
