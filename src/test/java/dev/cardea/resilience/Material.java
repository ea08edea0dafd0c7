package dev.cardea.resilience;

/// One user as the server made it, with living tokens: what mutations start from.
///
/// @param name the organisation's id of the user
/// @param access a token as it was returned, without the word before it
/// @param session of the administrator of development mode
/// @param query a token of Query Server of an administrator
/// @param grant an access token of a sign-in through development mode's client
record Material(
        String name, String pointId, String refresh, String access, String session, String query, String grant) {

    /// The id as most clients put it into a path.
    String pointIdInPath() {
        return pointId.replace("|", "%7C");
    }
}
