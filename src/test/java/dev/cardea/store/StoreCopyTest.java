package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.testing.PostgresDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Tables on their way between the two databases, below everything that decides when.
class StoreCopyTest {

    @RegisterExtension
    final PostgresDatabase postgres = new PostgresDatabase();

    @TempDir
    Path folder;

    private SqliteFile here;
    private PostgresConnections there;

    @BeforeEach
    void makeTables() {
        SqliteStore.open(folder).close();
        here = new SqliteFile(folder.resolve(SqliteStore.FILE), 4_096);
        there = new PostgresConnections(postgres.settings());
    }

    @Test
    void everyTableOfBothIsTheSameAndHasAKey() throws SQLException {
        try (SqliteTables source = from(here);
                PostgresTables target = into(there)) {
            List<CopiedTable> tables = new StoreCopy(source, target).tables();

            assertThat(tables).extracting(CopiedTable::name).contains("users", "grants", "marks", "outbox");
            assertThat(names(tables).indexOf("users")).isLessThan(names(tables).indexOf("sessions"));
            assertThat(names(tables).indexOf("sessions"))
                    .isLessThan(names(tables).indexOf("grants"));
        }
    }

    @Test
    void allGoesThereAndBackWithNothingLost() throws SQLException {
        fill(here, 500);
        List<CopiedSum> gone = copied(here, there);
        assertThat(gone)
                .allSatisfy(sum -> assertThat(sum.rows()).as(sum.table()).isPositive());

        SqliteFile back = newFile();
        assertThat(copied(there, back)).containsExactlyInAnyOrderElementsOf(gone);
        try (SqliteTables first = from(here);
                SqliteTables last = from(back)) {
            for (CopiedTable table : first.tables()) {
                assertThat(last.lastNumber(table)).as(table.name()).isEqualTo(first.lastNumber(table));
            }
        }
    }

    @Test
    void whatChangesWhileItIsCopiedIsCaughtUpWith() throws SQLException {
        fill(here, 100);
        try (SqliteTables source = from(here);
                PostgresTables target = into(there)) {
            StoreCopy copy = new StoreCopy(source, target);
            copy.fill(() -> {});
            execute(here, "UPDATE users SET email = 'x@example.org', active = 0, external_id = NULL WHERE number = 7");
            execute(here, "DELETE FROM sessions WHERE user_number < 5");
            execute(here, "DELETE FROM revoked_tokens WHERE user_number = 10");
            execute(here, "DELETE FROM users WHERE number = 1");
            execute(
                    here,
                    "INSERT INTO signing_keys (tenant, imported, state, sealed, created) VALUES (1, 'x', 'signing', x'00', 1)");
            execute(here, "UPDATE users SET refresh_key = 2 WHERE number = 9");
            execute(here, "INSERT INTO marks (name, value) VALUES ('z', 'y')");
            execute(here, "UPDATE outbox SET state = 'sent', sealed = NULL, finished = 5 WHERE number = 20");
            List<CopiedSum> sums = copy.catchUp(() -> {});
            target.keep("installation move");

            assertThat(sums).contains(sumOf(here, "users"), sumOf(here, "outbox"), sumOf(here, "grants"));
            assertThat(rows(sums, "users")).isEqualTo(99);
            assertThat(rows(sums, "sessions")).isEqualTo(96);
            assertThat(rows(sums, "signing_keys")).isEqualTo(2);
        }
    }

    @Test
    void marksOfAMoveAreNotTakenAlong() throws SQLException {
        execute(here, "INSERT INTO marks (name, value) VALUES ('moved', 'x'), ('arriving', 'y'), ('kind', 'z')");

        assertThat(rows(copied(here, there), "marks")).isEqualTo(1);
    }

    @Test
    void numbersGoOnAfterTheHighestEverGiven() throws SQLException {
        fill(here, 20);
        execute(here, "DELETE FROM codes");
        copied(here, there);

        postgres.execute(
                "INSERT INTO codes (user_number, purpose, hash, issued, expires) VALUES (1, 'reset', '', 1, 1)");
        try (PostgresTables source = from(there)) {
            CopiedTable codes = source.tables().stream()
                    .filter(table -> table.name().equals("codes"))
                    .findFirst()
                    .orElseThrow();
            assertThat(source.lastNumber(codes)).isEqualTo(21);
        }
    }

    @Test
    void textThatPostgresCannotHoldIsRefusedWithItsPlaceAndNotItsContent() throws SQLException {
        fill(here, 20);
        execute(here, "UPDATE users SET external_id = 'secret' || char(0) || 'x' WHERE number = 17");
        try (SqliteTables source = from(here)) {
            assertThatThrownBy(() -> {
                        for (CopiedTable table : source.tables()) {
                            source.refuseForeignText(table);
                        }
                    })
                    .isInstanceOf(MoveRefused.class)
                    .hasMessageContaining("table users, number 17")
                    .hasMessageContaining("external_id")
                    .hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> copied(here, there))
                .isInstanceOf(MoveRefused.class)
                .hasMessageContaining("number 17");
    }

    @Test
    void aCopyThatIsTamperedWithIsRefused() throws SQLException {
        fill(here, 50);
        postgres.execute("CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN NEW.role = 7; RETURN NEW; END'");
        postgres.execute("CREATE TRIGGER spoil BEFORE INSERT OR UPDATE ON users FOR EACH ROW WHEN (NEW.number = 30)"
                + " EXECUTE FUNCTION spoil()");

        assertThatThrownBy(() -> copied(here, there))
                .isInstanceOf(MoveRefused.class)
                .hasMessageContaining("the copy of the table users");
    }

    @Test
    void aTableThatOnlyOneSideHasIsRefused() throws SQLException {
        execute(here, "CREATE TABLE more (number INTEGER PRIMARY KEY) STRICT");

        assertThatThrownBy(() -> copied(here, there))
                .isInstanceOf(MoveRefused.class)
                .hasMessageContaining("more");
    }

    @Test
    void aColumnThatOnlyOneSideHasIsRefused() throws SQLException {
        execute(here, "ALTER TABLE users ADD COLUMN more TEXT");

        assertThatThrownBy(() -> copied(here, there))
                .isInstanceOf(MoveRefused.class)
                .hasMessageContaining("users");
    }

    static List<CopiedSum> copied(SqliteFile from, PostgresConnections to) throws SQLException {
        try (SqliteTables source = from(from);
                PostgresTables target = into(to)) {
            List<CopiedSum> sums = copied(source, target);
            target.keep("installation move");
            return sums;
        }
    }

    static List<CopiedSum> copied(PostgresConnections from, SqliteFile to) throws SQLException {
        try (PostgresTables source = from(from);
                SqliteTables target = SqliteTables.ofNewFile(to.source().getConnection())) {
            List<CopiedSum> sums = copied(source, target);
            target.keep("installation move");
            return sums;
        }
    }

    private static List<CopiedSum> copied(CopySource source, CopyTarget target) throws SQLException {
        StoreCopy copy = new StoreCopy(source, target);
        copy.fill(() -> {});
        return copy.catchUp(() -> {});
    }

    private SqliteFile newFile() {
        SqliteFile file = new SqliteFile(folder.resolve("back.db"), 4_096);
        Migrations.apply(file);
        return file;
    }

    static SqliteTables from(SqliteFile file) throws SQLException {
        return SqliteTables.readOnly(file.source().getConnection());
    }

    static PostgresTables from(PostgresConnections connections) throws SQLException {
        return PostgresTables.readOnly(connections.forCopying().getConnection());
    }

    static PostgresTables into(PostgresConnections connections) throws SQLException {
        return PostgresTables.forWriting(connections.forCopying().getConnection());
    }

    static void fill(SqliteFile file, int users) throws SQLException {
        try (Connection connection = file.source().getConnection()) {
            FilledTables.with(connection, users, 7);
        }
    }

    private static void execute(SqliteFile file, String sql) throws SQLException {
        try (Connection connection = file.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// As a look at the file alone finds it.
    private static CopiedSum sumOf(SqliteFile file, String name) throws SQLException {
        try (SqliteTables tables = from(file)) {
            CopiedTable table = tables.tables().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            RowSum sum = new RowSum();
            try (RowCursor rows = tables.rows(table)) {
                for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                    sum.add(row.get(), table.columns().size());
                }
            }
            return new CopiedSum(name, sum.rows(), sum.checksum());
        }
    }

    private static long rows(List<CopiedSum> sums, String table) {
        return sums.stream()
                .filter(sum -> sum.table().equals(table))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private static List<String> names(List<CopiedTable> tables) {
        return tables.stream().map(CopiedTable::name).toList();
    }
}
