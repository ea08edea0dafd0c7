package dev.cardea.flow;

import dev.cardea.core.Envelopes;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterText;
import dev.cardea.core.NewLetter;
import dev.cardea.core.NewUser;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Vault;
import java.time.Duration;
import java.util.Optional;

/// Writes new users a letter whose link shows that the address is theirs (contract aviauth.md §5).
final class ConfirmationLetter {

    private static final String SUBJECT = "Confirm your email address";

    /// How long a mail server may be away before the letter is given up. The link itself does not age (contract
    /// aviauth.md §5).
    private static final Duration DELIVERABLE = Duration.ofDays(7);

    private final TokenForms forms;
    private final Envelopes envelopes;
    private final MailRules rules;

    ConfirmationLetter(TokenForms forms, Vault vault, MailRules rules) {
        this.forms = forms;
        this.envelopes = new Envelopes(vault);
        this.rules = rules;
    }

    /// The letter to a user who has an address, sealed; none if mail is off. Never inside a transaction: keys may have
    /// to be looked up.
    ///
    /// @param url the address of the API, with which the link begins
    Optional<NewLetter> to(NewUser user, String url) {
        return rules.isOn() ? Optional.of(sealed(user, url)) : Optional.empty();
    }

    private NewLetter sealed(NewUser user, String url) {
        String link = url + "/users/verify?id=" + user.uuid() + "&token=" + forms.confirmation(user);
        Letter letter = new Letter(Optional.empty(), user.email().orElseThrow(), SUBJECT, text(link));
        return new NewLetter(
                user.tenant(),
                envelopes.close(user.tenant(), letter),
                user.created(),
                user.created().plus(DELIVERABLE));
    }

    private static LetterText text(String link) {
        String shown = link.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return new LetterText(
                "<p>Somebody has registered with this email address. If it was you, please confirm that it is yours:</p>\n"
                        + "<p><a href=\"" + shown + "\">" + shown + "</a></p>\n"
                        + "<p>If it was not you, do nothing.</p>",
                "Somebody has registered with this email address. If it was you, please confirm that it is yours:\n\n"
                        + link + "\n\nIf it was not you, do nothing.\n");
    }
}
