package dev.cardea.flow;

import dev.cardea.core.CodePurpose;
import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Envelopes;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterText;
import dev.cardea.core.LinkPrefix;
import dev.cardea.core.Markup;
import dev.cardea.core.Mint;
import dev.cardea.core.NewLetter;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Sealed;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Sender;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Writes a user a letter with a link to sign in with. Anyone who knows the public key can ask for one, so it is kept on
/// a leash (decision 18): only to known users, only so often, only with links to where the tenant allows, and nothing in
/// it but text, links and basic marks.
public final class SendMagicLink {

    /// A name must not pose as an address.
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[@<>\"]");

    private static final int LONGEST_LINK = 2_000;
    private static final String SUBJECT = "Your sign-in link";

    private final Store store;
    private final Vault vault;
    private final Envelopes envelopes;
    private final Markup markup;
    private final Mint mint;
    private final MailRules rules;
    private final InstantSource clock;

    SendMagicLink(Store store, Vault vault, Markup markup, Mint mint, MailRules rules, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.envelopes = new Envelopes(vault);
        this.markup = markup;
        this.mint = mint;
        this.rules = rules;
        this.clock = clock;
    }

    /// Done means that nothing is wrong with the request; whether a letter is on its way it does not tell, so that
    /// nobody learns who is known here. Refuses with [Refusal.LinkNotAllowed] a link that does not begin as the tenant
    /// allows, and with [Refusal.MailIsOff]. Without any link the first allowed beginning is the link.
    public Outcome<Done> run(Tenant tenant, MagicLink request) {
        Optional<String> link = link(tenant, request.link());
        if (link.isEmpty()) {
            return Outcome.no(new Refusal.LinkNotAllowed());
        }
        if (!rules.isOn()) {
            return Outcome.no(new Refusal.MailIsOff());
        }
        Email.parse(request.email())
                .flatMap(email -> store.read(tx -> tx.users().withEmail(tenant.id(), email)))
                .filter(User::isActive)
                .ifPresent(user -> send(tenant, user, request, link.get()));
        return Outcome.ok(Done.DONE);
    }

    private Optional<String> link(Tenant tenant, String asked) {
        List<LinkPrefix> allowed = tenant.policy().linkPrefixes();
        String link = asked.isEmpty() && !allowed.isEmpty() ? allowed.getFirst().text() : asked;
        return link.length() <= LONGEST_LINK && mayLeadTo(tenant, link) ? Optional.of(link) : Optional.empty();
    }

    private boolean mayLeadTo(Tenant tenant, String link) {
        return rules.anyLink()
                || tenant.policy().linkPrefixes().stream().anyMatch(prefix -> prefix.covers(link));
    }

    private void send(Tenant tenant, User user, MagicLink request, String link) {
        Email to = user.email().orElseThrow();
        Instant now = clock.instant();
        // Asked before the costly part; what counts is the answer of the database, below.
        if (!store.read(tx -> tx.codes().mayIssue(user.id(), CodePurpose.MAGIC_LINK, now))) {
            return;
        }
        String code = rules.fixedCode().orElseGet(mint::magicCode);
        SecretHash hash = vault.hashOneTimeCode(user.id(), to, CodePurpose.MAGIC_LINK, code);
        LetterText text = markup.reduce(
                request.body(), withCode(link, code, to), other -> mayLeadTo(tenant, other));
        Sealed sealed = envelopes.close(tenant.id(), new Letter(sender(request), to, subject(request), text));
        NewLetter letter = new NewLetter(tenant.id(), sealed, now, now.plus(CodePurpose.MAGIC_LINK.lifetime()));
        store.write(tx -> {
            boolean issued = tx.codes().issue(user.id(), CodePurpose.MAGIC_LINK, hash, now);
            if (issued) {
                tx.outbox().add(letter);
            }
            return issued;
        });
    }

    /// In the query, and never in a fragment, which a browser would carry along to where the page redirects it. The
    /// address stays readable: only its `@` is not encoded (contract staticbackend.md §5.5).
    private static String withCode(String link, String code, Email to) {
        String address = URLEncoder.encode(to.compared(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
        int hash = link.indexOf('#');
        String page = hash < 0 ? link : link.substring(0, hash);
        String place = hash < 0 ? "" : link.substring(hash);
        return page + (page.indexOf('?') < 0 ? "?" : "&") + "code=" + code + "&email=" + address + place;
    }

    private static Optional<Sender> sender(MagicLink request) {
        return Email.parse(request.fromEmail())
                .map(address -> Sender.of(NOT_IN_NAMES.matcher(request.fromName()).replaceAll(" "), address));
    }

    private static String subject(MagicLink request) {
        String subject = Letter.subjectFrom(request.subject());
        return subject.isEmpty() ? SUBJECT : subject;
    }
}
