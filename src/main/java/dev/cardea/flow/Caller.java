package dev.cardea.flow;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.User;
import dev.cardea.core.UserName;

/// Who is asking, once [Identify] has found the credential valid.
public sealed interface Caller {

    Tenant tenant();

    Kind kind();

    /// Whether this caller may speak of that user: a user's own credential speaks only of that user.
    boolean maySpeakOf(UserName name);

    /// What kind of credential it was.
    enum Kind {
        API_KEY,
        REFRESH_TOKEN,
        ACCESS_TOKEN
    }

    /// An organisation's backend: speaks of all users of its tenant.
    record ByApiKey(ApiKey key, Tenant tenant) implements Caller {

        @Override
        public Kind kind() {
            return Kind.API_KEY;
        }

        @Override
        public boolean maySpeakOf(UserName name) {
            return true;
        }
    }

    /// The holder of a user's refresh token.
    record ByRefresh(Token token, User user, Tenant tenant) implements Caller {

        @Override
        public Kind kind() {
            return Kind.REFRESH_TOKEN;
        }

        @Override
        public boolean maySpeakOf(UserName name) {
            return user.isNamed(name);
        }
    }

    /// The holder of an access token.
    record ByAccess(Token token, User user, Tenant tenant) implements Caller {

        @Override
        public Kind kind() {
            return Kind.ACCESS_TOKEN;
        }

        @Override
        public boolean maySpeakOf(UserName name) {
            return user.isNamed(name);
        }
    }
}
