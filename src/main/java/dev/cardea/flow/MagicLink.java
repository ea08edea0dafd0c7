package dev.cardea.flow;

/// A letter with a sign-in link, as an application asks for it; every part as the caller sent it, empty where it sent
/// nothing (contract staticbackend.md §2.5).
///
/// @param fromEmail on whose behalf
/// @param fromName on whose behalf, for people
/// @param email who shall get it
/// @param body HTML, with `[link]` where the link shall stand
/// @param link the application's page, to which code and address are appended
public record MagicLink(String fromEmail, String fromName, String email, String subject, String body, String link) {

    @Override
    public String toString() {
        return "MagicLink[…]";
    }
}
