package dev.cardea.crypto;

import dev.cardea.core.Environment;
import dev.cardea.core.Keyring;
import dev.cardea.core.Origin;
import dev.cardea.core.Session;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.Optional;

/// Every form of token there is, told apart by its shape.
public final class TokenFormats implements TokenForms {

    private final PointAccessTokens pointAccess;
    private final PointRefreshTokens pointRefresh;
    private final StaticBackendTokens sessions;
    private final Standings standings;

    /// @param store where the user of a token made elsewhere is looked up, as such a token does not carry our number
    /// @param standings what tells the environment of a token's tenant
    public TokenFormats(Keyring keyring, Store store, Standings standings) {
        this.standings = standings;
        this.pointAccess = new PointAccessTokens(keyring, store);
        this.pointRefresh = new PointRefreshTokens(keyring);
        this.sessions = new StaticBackendTokens(keyring);
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
    public Reading read(String text, Environment environment) {
        Reading reading = PointRefreshTokens.isShapedLikeOne(text)
                ? pointRefresh.read(text)
                : Jwt.split(text).map(jwt -> read(jwt, environment)).orElseGet(Reading.NotAToken::new);
        return reading instanceof Reading.Signed(Token token) && !isOf(environment, token)
                ? new Reading.Forged()
                : reading;
    }

    private Reading read(Jwt jwt, Environment environment) {
        return StaticBackendTokens.isShapedLikeOne(jwt) ? sessions.read(jwt) : pointAccess.read(jwt, environment);
    }

    private boolean isOf(Environment environment, Token token) {
        return standings
                .tenant(token.tenant())
                .filter(tenant -> tenant.environment() == environment)
                .isPresent();
    }
}
