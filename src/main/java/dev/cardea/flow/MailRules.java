package dev.cardea.flow;

import java.util.Optional;

/// How letters with codes are written on this server.
///
/// @param isOn whether letters go anywhere at all
/// @param fixedCode the code of every magic link, in development mode (contract staticbackend.md §3.5)
/// @param anyLink whether links may lead anywhere, as they may in development mode (decision 18)
public record MailRules(boolean isOn, Optional<String> fixedCode, boolean anyLink) {

    public static final MailRules OFF = new MailRules(false, Optional.empty(), false);
    public static final MailRules ON = new MailRules(true, Optional.empty(), false);

    /// Letters stay on this machine, so anything may be in them.
    public static MailRules development(String code) {
        return new MailRules(true, Optional.of(code), true);
    }
}
