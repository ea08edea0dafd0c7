package dev.cardea.core;

/// What of Query Server a tenant has switched on; what is off answers as if it were not there (contract
/// query-server.md §2.2).
///
/// @param users whether users are managed: the original's `create_user`
/// @param tokens whether tokens are managed: the original's `create_token`
public record Switches(boolean users, boolean tokens) {

    public static final Switches ON = new Switches(true, true);
}
