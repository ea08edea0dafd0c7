package dev.cardea.store;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a PostgreSQL database is, as its JDBC driver reads it: `jdbc:postgresql://host:5432/name`, with several hosts
/// between commas, and parameters after a question mark.
public record DatabaseAddress(String text) {

    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[1-9][0-9]{0,4})?";
    private static final String PARAMETER = "[A-Za-z][A-Za-z0-9_.]*=[^&#\\s]*";
    private static final Pattern FORM = Pattern.compile("(?<place>jdbc:postgresql://(?:[^/?#\\s]*@)?" + HOST + "(?:,"
            + HOST + ")*/[^/?#&\\s]+)(?:\\?(?<parameters>" + PARAMETER + "(?:&" + PARAMETER + ")*))?");
    private static final Set<String> CREDENTIALS = Set.of("user", "password", "sslpassword");

    /// @throws IllegalArgumentException for what [#parse] finds empty
    public DatabaseAddress {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("the address of the database is none"); // not shown: it may be secret
        }
    }

    /// Empty for anything else, such as an address without a host or without a database's name.
    public static Optional<DatabaseAddress> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DatabaseAddress(text)) : Optional.empty();
    }

    /// Without the parameters; fit for messages unless it [names a secret][#namesCredentials].
    public String place() {
        return form().group("place");
    }

    /// Whether it tells a user or a password, which do not belong in an address.
    public boolean namesCredentials() {
        return place().contains("@")
                || Optional.ofNullable(form().group("parameters")).stream()
                        .flatMap(parameters -> Stream.of(parameters.split("&")))
                        .map(parameter -> parameter.substring(0, parameter.indexOf('=')))
                        .anyMatch(name -> CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return place();
    }

    private Matcher form() {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalStateException("the constructor has looked at it");
        }
        return form;
    }
}
