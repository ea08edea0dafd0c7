package dev.cardea.core;

/// Which passwords a tenant takes. To be replaced by the one of the password room.
public record PasswordRule(int shortest, boolean refusesCommon) {

    public boolean accepts(String password) {
        return password.codePointCount(0, password.length()) >= shortest;
    }

    public boolean accepts(String password, Email email) {
        return accepts(password) && !password.equalsIgnoreCase(email.compared());
    }
}
