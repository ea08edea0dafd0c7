package dev.cardea.flow;

import dev.cardea.core.CodePurpose;
import dev.cardea.core.Email;
import dev.cardea.core.Envelopes;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterText;
import dev.cardea.core.Mint;
import dev.cardea.core.NewLetter;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes a code with which a user can choose a new password. It replaces the one before.
public final class CreateResetCode {

    private final Store store;
    private final Vault vault;
    private final Envelopes envelopes;
    private final Mint mint;
    private final MailRules rules;
    private final InstantSource clock;

    CreateResetCode(Store store, Vault vault, Mint mint, MailRules rules, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.envelopes = new Envelopes(vault);
        this.mint = mint;
        this.rules = rules;
        this.clock = clock;
    }

    /// The code, for the caller to mail. Refuses with [Refusal.EmailMalformed] and [Refusal.UserUnknown].
    public Outcome<String> run(Root caller, String address) {
        return create(caller, address, false);
    }

    /// The same, and the server mails it too. Refuses with [Refusal.MailIsOff] as well.
    public Outcome<String> runAndMail(Root caller, String address) {
        return rules.isOn() ? create(caller, address, true) : Outcome.no(new Refusal.MailIsOff());
    }

    private Outcome<String> create(Root caller, String address, boolean mails) {
        Optional<Email> email = Email.parse(address);
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        Optional<User> user = store.read(
                        tx -> tx.users().withEmail(caller.tenant().id(), email.get()))
                .filter(User::isActive);
        if (user.isEmpty()) {
            return Outcome.no(new Refusal.UserUnknown());
        }
        String code = mint.resetCode();
        Instant now = clock.instant();
        SecretHash hash = vault.hashOneTimeCode(user.get().id(), email.get(), CodePurpose.PASSWORD_RESET, code);
        Consumer<Tx> letter = mails ? letter(caller, user.get(), code, now) : _ -> {};
        store.write(tx -> {
            letter.accept(tx);
            return tx.codes().issue(user.get().id(), CodePurpose.PASSWORD_RESET, hash, now);
        });
        return Outcome.ok(code);
    }

    private Consumer<Tx> letter(Root caller, User user, String code, Instant now) {
        String plain = "Use this code to choose a new password: " + code
                + "\n\nIt works once, within the next hour. If you did not ask for it, do nothing.\n";
        String html = "<p>Use this code to choose a new password: <b>" + code
                + "</b></p>\n<p>It works once, within the next hour. If you did not ask for it, do nothing.</p>";
        Letter letter = new Letter(
                Optional.empty(),
                user.email().orElseThrow(),
                "Your code to reset the password",
                new LetterText(html, plain));
        NewLetter sealed = new NewLetter(
                caller.tenant().id(),
                envelopes.close(caller.tenant().id(), letter),
                now,
                now.plus(CodePurpose.PASSWORD_RESET.lifetime()));
        return tx -> tx.outbox().add(sealed);
    }
}
