package dev.cardea.api.staticbackend;

import dev.cardea.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What this family asks of an address and of a password when they are set (contract staticbackend.md §5.5); what the
/// tenant's policy asks comes after that.
final class NewPasswords {

    private static final int LONGEST = 72; // bytes; only here, and only when one is set (decision 4)

    private NewPasswords() {}

    /// What is wrong with a new user's address or password, if anything is.
    static Optional<Response> complaint(String address, String password) {
        return isAddress(address) ? complaint(password) : Optional.of(Errors.line(400, "invalid email"));
    }

    static Optional<Response> complaint(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST
                ? Optional.of(Errors.line(400, "bcrypt: password length exceeds 72 bytes"))
                : Optional.empty();
    }

    static boolean isAddress(String text) {
        return text.indexOf('@') > 0 && text.indexOf('.') >= 0;
    }
}
