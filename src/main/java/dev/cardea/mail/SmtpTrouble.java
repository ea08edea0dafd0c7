package dev.cardea.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/// Tells a refusal for good from what may pass, and words it. The server's own words are left out but for their
/// codes: they often name the address.
final class SmtpTrouble {

    /// About the login and the connection (RFC 4954 §6), which an operator can mend.
    private static final Set<Integer> MENDABLE = Set.of(530, 534, 535, 538);

    private static final Pattern ENHANCED =
            Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);

    private final String server;

    SmtpTrouble(String server) {
        this.server = server;
    }

    Carrier.Result result(MessagingException failure) {
        List<Exception> chain = chain(failure);
        Optional<Reply> reply =
                chain.stream().flatMap(one -> reply(one).stream()).findFirst();
        if (reply.isPresent()) {
            String words = server + " said " + reply.get().words();
            return reply.get().isFinal() ? new Carrier.Result.Never(words) : new Carrier.Result.NotNow(words);
        }
        return new Carrier.Result.NotNow(words(chain, failure));
    }

    /// What the mail server answered to the letter.
    private record Reply(int code, String command, String text) {

        boolean isFinal() {
            return code >= 500 && !MENDABLE.contains(code);
        }

        String words() {
            Matcher enhanced = ENHANCED.matcher(text);
            String verb = command.strip().split("[ :]", 2)[0];
            return code + (enhanced.matches() ? " " + enhanced.group(1) : "") + " to " + verb;
        }
    }

    private static Optional<Reply> reply(Exception failure) {
        Reply reply = switch (failure) {
            case SMTPAddressFailedException e -> new Reply(e.getReturnCode(), e.getCommand(), text(e));
            case SMTPSenderFailedException e -> new Reply(e.getReturnCode(), e.getCommand(), text(e));
            case SMTPSendFailedException e -> new Reply(e.getReturnCode(), e.getCommand(), text(e));
            default -> new Reply(0, "", "");
        };
        return reply.code() >= 400 ? Optional.of(reply) : Optional.empty();
    }

    private String words(List<Exception> chain, MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return server + " did not accept the username and password";
        }
        if (has(chain, SSLException.class)) {
            return "no trusted connection to " + server + ": " + text(chain.getLast());
        }
        if (has(chain, SocketTimeoutException.class)) {
            return server + " did not answer in time";
        }
        if (failure instanceof MailConnectException) {
            return "cannot connect to " + server;
        }
        if (text(failure).startsWith("STARTTLS is required")) {
            return server + " does not offer STARTTLS";
        }
        return "the talk with " + server + " broke off: "
                + chain.getLast().getClass().getSimpleName();
    }

    private static boolean has(List<Exception> chain, Class<? extends Exception> kind) {
        return chain.stream().anyMatch(kind::isInstance);
    }

    /// A certificate of somebody else may be quoted in it: of what controls anything nothing is left.
    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " ");
    }

    /// The failure and all that it hangs from it: mail exceptions have followers besides causes.
    private static List<Exception> chain(MessagingException failure) {
        List<Exception> chain = new ArrayList<>();
        Optional<Exception> next = Optional.of(failure);
        while (next.isPresent() && chain.size() < 20) {
            chain.add(next.get());
            next = next.get() instanceof MessagingException mail && mail.getNextException() != null
                    ? Optional.of(mail.getNextException())
                    : Optional.ofNullable(next.get().getCause())
                            .filter(Exception.class::isInstance)
                            .map(Exception.class::cast);
        }
        return chain;
    }
}
