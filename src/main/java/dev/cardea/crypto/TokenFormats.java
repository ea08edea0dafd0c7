package dev.cardea.crypto;

import dev.cardea.core.Environment;
import dev.cardea.core.Grant;
import dev.cardea.core.Keyring;
import dev.cardea.core.NewUser;
import dev.cardea.core.Origin;
import dev.cardea.core.QueryClaims;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Scopes;
import dev.cardea.core.Session;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TenantId;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Every form of token there is, told apart by its shape.
public final class TokenFormats implements TokenForms {

    private final PointAccessTokens pointAccess;
    private final PointRefreshTokens pointRefresh;
    private final StaticBackendTokens sessions;
    private final QueryServerTokens queryServer;
    private final AviauthTokens aviauth;
    private final Confirmations confirmations;
    private final Standings standings;

    /// @param store where the user of a token made elsewhere is looked up, as such a token does not carry our number
    /// @param standings what tells the environment of a token's tenant
    public TokenFormats(Keyring keyring, Store store, Standings standings) {
        this.standings = standings;
        this.pointAccess = new PointAccessTokens(keyring, store);
        this.pointRefresh = new PointRefreshTokens(keyring);
        this.sessions = new StaticBackendTokens(keyring);
        this.queryServer = new QueryServerTokens(keyring, store, standings);
        this.aviauth = new AviauthTokens(keyring, store);
        this.confirmations = new Confirmations(keyring);
    }

    @Override
    public String pointAccess(Tenant tenant, User user, Origin origin, Instant issued, TokenSeed seed) {
        return pointAccess.write(tenant, user, origin, issued, seed);
    }

    @Override
    public Optional<String> pointRefresh(User user) {
        return pointRefresh.derive(user);
    }

    @Override
    public String session(User user, Session session, TokenSeed seed) {
        return sessions.write(user, session, seed);
    }

    @Override
    public QuerySubject querySubject(TenantId tenant, TokenKind kind, TokenSeed seed) {
        return queryServer.subject(tenant, kind, seed);
    }

    @Override
    public Optional<String> query(Tenant tenant, QueryToken token) {
        return queryServer.derive(tenant, token);
    }

    @Override
    public Optional<QueryClaims> queryFromElsewhere(String text, byte[] secret) {
        return QueryServerTokens.fromElsewhere(text, secret);
    }

    @Override
    public TokenId grantRefreshId(TenantId tenant, TokenSeed seed) {
        return aviauth.refreshId(tenant, seed);
    }

    @Override
    public Optional<String> grantRefresh(User user, Grant grant, String issuer) {
        return aviauth.refresh(user, grant, issuer);
    }

    @Override
    public String grantAccess(User user, Grant grant, Scopes scopes, String issuer, Instant issued, TokenSeed seed) {
        return aviauth.access(user, grant, scopes, issuer, issued, seed);
    }

    @Override
    public String confirmation(NewUser user) {
        return confirmations.of(user);
    }

    @Override
    public boolean isConfirmation(User user, String text) {
        return confirmations.isOne(user, text);
    }

    @Override
    public Reading read(String text, Set<Environment> environments) {
        Reading reading = PointRefreshTokens.isShapedLikeOne(text)
                ? pointRefresh.read(text)
                : Jwt.split(text).map(jwt -> read(jwt, environments)).orElseGet(Reading.NotAToken::new);
        Optional<TenantId> tenant = switch (reading) {
            case Reading.Signed(Token token) -> Optional.of(token.tenant());
            case Reading.Lone(QueryToken token) -> Optional.of(token.tenant());
            case Reading.Forged _, Reading.NotAToken _ -> Optional.empty();
        };
        return tenant.isPresent() && !isIn(environments, tenant.get()) ? new Reading.Forged() : reading;
    }

    private Reading read(Jwt jwt, Set<Environment> environments) {
        if (StaticBackendTokens.isShapedLikeOne(jwt)) {
            return sessions.read(jwt);
        }
        if (QueryServerTokens.isShapedLikeOne(jwt)) {
            return queryServer.read(jwt, environments);
        }
        return AviauthTokens.kind(jwt)
                .map(kind -> aviauth.read(jwt, kind, environments))
                .orElseGet(() -> pointAccess.read(jwt, environments));
    }

    private boolean isIn(Set<Environment> environments, TenantId id) {
        return standings
                .tenant(id)
                .filter(tenant -> environments.contains(tenant.environment()))
                .isPresent();
    }
}
