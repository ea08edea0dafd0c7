package dev.cardea.core;

import java.util.regex.Pattern;

/// One organisation in one environment. Users, keys and tokens belong to exactly one tenant.
///
/// @param organisation the name that operators use, 1 to 64 characters of `A-Z a-z 0-9 . _ -`
public record Tenant(TenantId id, String organisation, Environment environment, PublicKey publicKey, Policy policy) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Tenant {
        if (!isName(organisation)) {
            throw new IllegalArgumentException("not a name of an organisation: " + organisation);
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// The same with another policy.
    public Tenant with(Policy other) {
        return new Tenant(id, organisation, environment, publicKey, other);
    }

    /// How logs name it: `organisation@environment`.
    public String label() {
        return organisation + "@" + environment.label();
    }
}
