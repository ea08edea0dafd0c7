package dev.cardea.flow;

import dev.cardea.core.Change;
import dev.cardea.core.Email;
import dev.cardea.core.QueryToken;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.util.Optional;

/// How a caller of Query Server says whose token is meant.
public sealed interface QueryHolder {

    /// What kind of token such a holder has.
    TokenKind kind();

    /// Who that is; empty if nobody is called so.
    Optional<Holder> find(Tx tx, TenantId tenant);

    /// The token that the holder has, dead or alive.
    Optional<QueryToken> token(Tx tx, TenantId tenant);

    /// Has all nodes told of the holder once more, should somebody else have taken the token away. Nobody remembers what
    /// belongs to no user.
    default void noteAgain(Tx tx, TenantId tenant) {
        if (find(tx, tenant).orElse(null) instanceof Holder.OfUser(UserId user)) {
            tx.noteAgain(Change.of(user));
        }
    }

    /// A user.
    ///
    /// @param address as typed; a plain name will do in the place of an address
    record OfAddress(String address) implements QueryHolder {

        @Override
        public TokenKind kind() {
            return TokenKind.QUERYSERVER_USER;
        }

        @Override
        public Optional<Holder> find(Tx tx, TenantId tenant) {
            return user(tx, tenant).map(user -> new Holder.OfUser(user.id()));
        }

        @Override
        public Optional<QueryToken> token(Tx tx, TenantId tenant) {
            return user(tx, tenant).flatMap(user -> tx.queryTokens().of(user.id()));
        }

        /// Whether this user is the one who is meant.
        boolean isOf(User user) {
            Optional<String> meant = Email.orName(address).map(Email::compared);
            return meant.isPresent() && meant.equals(user.email().map(Email::compared));
        }

        private Optional<User> user(Tx tx, TenantId tenant) {
            return Email.orName(address).flatMap(email -> tx.users().withEmail(tenant, email));
        }
    }

    /// Nobody: a token that is known by its own name, compared exactly.
    record Named(String name) implements QueryHolder {

        @Override
        public TokenKind kind() {
            return TokenKind.QUERYSERVER_LONE;
        }

        /// Whether no token can be called so, see [Holder.Named#isName].
        public boolean isMalformed() {
            return !Holder.Named.isName(name);
        }

        @Override
        public Optional<Holder> find(Tx tx, TenantId tenant) {
            return isMalformed() ? Optional.empty() : Optional.of(new Holder.Named(name));
        }

        @Override
        public Optional<QueryToken> token(Tx tx, TenantId tenant) {
            return isMalformed() ? Optional.empty() : tx.queryTokens().named(tenant, name);
        }
    }
}
