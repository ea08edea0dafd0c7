package dev.cardea.api.queryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Door;
import dev.cardea.core.Switches;
import dev.cardea.testing.RawClient.Answer;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a tenant has switched off is not there, for nobody (contract query-server.md §2.2; cases 42, 43).
@EverySpelling
class SwitchesTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    private final QueryServerFixture query;

    SwitchesTest(QueryServerFixture query) {
        this.query = query;
    }

    @AfterEach
    void switchOn() {
        query.flip(Switches.ON);
    }

    @Test // 42
    void tokensCanBeSwitchedOff() {
        String token = query.admin();
        query.flip(new Switches(true, false));

        METHODS.forEach(method -> isGone(method + " " + query.path(), token));
        METHODS.forEach(method -> isGone(method + " /_/token", token));
        isGone("GET " + query.path() + "/value?email=admin", token);
        isGone("GET /_/token/value?name=x", token);
        Expect.notFound(query.trade("admin", "admin"));
        Expect.data(query.ask("GET /_/user", token));

        query.flip(Switches.ON);
        assertThat(query.traded("admin", "admin")).isEqualTo(token);
        Expect.data(query.ask("GET " + query.path(), token));
    }

    @Test // 43
    void usersCanBeSwitchedOff() {
        String token = query.admin();
        query.flip(new Switches(false, true));

        METHODS.forEach(method -> isGone(method + " /_/user", token));
        METHODS.forEach(method -> isGone(method + " " + query.path(), token));
        isGone("GET " + query.path() + "/value", token);
        Expect.notFound(query.trade("admin", "admin"));
        Expect.data(query.ask("GET /_/token", token));
    }

    @Test
    void aTenantThatShutsTheDoorIsNone() {
        String token = query.admin();
        query.doors(EnumSet.of(Door.POINT));
        try {
            Expect.unauthorized(query.ask("GET " + query.path(), token));
            Expect.unauthorized(query.send("GET /_/user", ""));
            Expect.notFound(query.trade("admin", "admin"));
        } finally {
            query.doors(EnumSet.allOf(Door.class));
        }
        assertThat(query.takes(token)).isTrue();
    }

    private void isGone(String line, String token) {
        Answer known = query.ask(line, token, "{");
        Expect.notFound(known);
        Expect.notFound(query.send(line, ""));
    }
}
