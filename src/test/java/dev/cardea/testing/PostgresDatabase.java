package dev.cardea.testing;

import dev.cardea.store.PostgresStore;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A database of its own for each test; where no server can be had, its tests are skipped, with the reason.
public final class PostgresDatabase implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {

    private String name = "";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return PostgresPrograms.areThere()
                ? ConditionEvaluationResult.enabled("there is a PostgreSQL server")
                : ConditionEvaluationResult.disabled(
                        "no PostgreSQL server is installed here, and none can be unpacked");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        name = server().create();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server().drop(name);
    }

    /// The same database each time.
    public PostgresStore open() {
        return PostgresStore.open(settings());
    }

    public PostgresStore.Settings settings() {
        return server().settings(name);
    }

    /// Runs a statement in a connection of its own.
    public void execute(String sql) {
        server().execute(name, sql);
    }

    private static PostgresServer server() {
        return PostgresServer.running().orElseThrow();
    }
}
