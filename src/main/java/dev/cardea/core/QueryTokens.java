package dev.cardea.core;

import java.util.List;
import java.util.Optional;

/// The tokens of Query Server that are kept, at most one for each user and for each name.
public interface QueryTokens {

    /// Empty, and nothing changed, if the holder has one already or another token of the tenant has that subject.
    Optional<QueryToken> add(NewQueryToken token);

    Optional<QueryToken> of(UserId user);

    Optional<QueryToken> named(TenantId tenant, String name);

    Optional<QueryToken> withSubject(TenantId tenant, QuerySubject subject);

    /// Some tokens of that kind in the order in which they were added, those of a number above this.
    List<QueryToken> all(TenantId tenant, TokenKind kind, long above, int most);

    /// Puts another one in its place, for the same holder. The old one dies.
    void replace(QueryTokenId id, NewQueryToken by);

    /// Ends the token if it is still that one, and keeps what was decided about it; says false if it had ended already.
    boolean end(QueryTokenId id, QuerySubject subject);

    /// Says false if it was not there.
    boolean remove(QueryTokenId id);
}
