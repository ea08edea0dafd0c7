package dev.cardea.resilience;

import dev.cardea.resilience.Ledger.Held;
import dev.cardea.resilience.Ledger.Made;
import dev.cardea.testing.RawClient.Answer;
import java.util.ArrayList;
import java.util.List;

/// Holds what a server says against what another one, on the same folder before it, has answered.
final class Audit {

    private static final String INACTIVE = "{\"active\":false}";

    private final Backend backend;
    private final List<String> broken = new ArrayList<>();

    private Audit(Backend backend) {
        this.backend = backend;
    }

    /// Every promise that was broken, in words; none if all is well.
    static List<String> of(int port, Ledger ledger) {
        try (Backend backend = new Backend(port)) {
            Audit audit = new Audit(backend);
            ledger.users().forEach(audit::isThere);
            ledger.tokens().forEach((token, state) -> {
                switch (state) {
                    case ALIVE -> audit.lives(token);
                    case ENDED -> audit.isRefused(token);
                    case UNSETTLED -> audit.isDecided(token);
                }
            });
            return List.copyOf(audit.broken);
        }
    }

    private void isThere(Made user) {
        Answer answer = backend.show(user.name());
        if (answer.status() != 200 || !Backend.id(answer).equals(user.pointId())) {
            broken.add("made and not there: " + user + ", but " + answer);
        }
    }

    private void lives(Held token) {
        Answer answer = backend.introspect(token);
        if (!answer.body().startsWith("{\"active\":true,")) {
            broken.add("never ended and dead: " + token + ", " + answer);
        }
    }

    private void isRefused(Held token) {
        Answer told = backend.introspect(token);
        Answer used = backend.use(token);
        if (!told.body().equals(INACTIVE) || used.status() != 401) {
            broken.add("ended and alive: " + token + ", " + told + ", " + used);
        }
    }

    /// Nobody knows which, but it must be one of both.
    private void isDecided(Held token) {
        Answer answer = backend.introspect(token);
        if (answer.status() != 200) {
            broken.add("neither ended nor alive: " + token + ", " + answer);
        }
    }
}
