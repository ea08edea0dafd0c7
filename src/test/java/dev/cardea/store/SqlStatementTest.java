package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStatementTest {

    @TempDir
    Path folder;

    private Link link;

    @BeforeEach
    void open() throws SQLException {
        link = new SqliteFile(folder.resolve("some.db"), 1_024).writer();
        link.run("CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER, bytes BLOB)");
    }

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void aNameStandsForItsValueWhereverItComes() {
        assertThat(link.statement("SELECT :a || :b || :a")
                        .bind("a", "x")
                        .bind("b", "y")
                        .map(row -> row.getString(1))
                        .one())
                .isEqualTo("xyx");
    }

    @Test
    void colonsInQuotesAndInCastsAreNoParameters() {
        assertThat(SqlText.of("SELECT ':no', \":no\", 'it''s :no', a::text, :yes_1+1 -- :too"))
                .isEqualTo(
                        new SqlText("SELECT ':no', \":no\", 'it''s :no', a::text, ?+1 -- ?", List.of("yes_1", "too")));
    }

    @Test
    void valuesAreNeverPartOfTheText() {
        String name = "'); DROP TABLE things; --";
        add(name, 1);

        assertThat(names()).containsExactly(name);
    }

    @Test
    void whatIsEmptyIsNull() {
        link.statement("INSERT INTO things VALUES (:name, :size, :bytes)")
                .bind("name", Optional.of("one"))
                .bind("size", Optional.empty())
                .bind("bytes", (byte[]) null)
                .execute();

        assertThat(link.statement("SELECT size IS NULL AND bytes IS NULL FROM things")
                        .map(row -> row.getBoolean(1))
                        .one())
                .isTrue();
    }

    @Test
    void aStatementSaysHowManyRowsItChanged() {
        add("one", 1);
        add("two", 1);

        assertThat(link.statement("UPDATE things SET size = :size")
                        .bind("size", true)
                        .execute())
                .isEqualTo(2);
    }

    @Test
    void aParameterWithoutAValueIsRefused() {
        SqlStatement statement = link.statement("SELECT :a, :b").bind("a", 1);

        assertThatThrownBy(() -> statement.map(row -> row.getInt(1)).one())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b");
    }

    @Test
    void aValueWithoutAParameterIsRefused() {
        SqlStatement statement = link.statement("SELECT :a");

        assertThatThrownBy(() -> statement.bind("b", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneRowIsNeitherNoneNorTwo() {
        SqlStatement.Answer<String> answer =
                link.statement("SELECT name FROM things").map(row -> row.getString("name"));

        assertThatThrownBy(answer::one).isInstanceOf(IllegalStateException.class);
        add("one", 1);
        assertThat(answer.one()).isEqualTo("one");
        add("two", 2);
        assertThatThrownBy(answer::findOne).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailureNamesTheStatementAndNoValue() {
        add("secret", 1);

        assertThatThrownBy(() -> add("secret", 2))
                .isInstanceOf(SqlFailure.class)
                .hasCauseInstanceOf(SQLException.class)
                .hasMessageContaining("INSERT INTO things")
                .message()
                .doesNotContain("secret");
        assertThat(names()).as("and the connection goes on").containsExactly("secret");
    }

    private void add(String name, int size) {
        link.statement("INSERT INTO things (name, size) VALUES (:name, :size)")
                .bind("name", name)
                .bind("size", size)
                .execute();
    }

    private List<String> names() {
        return link.statement("SELECT name FROM things")
                .map(row -> row.getString("name"))
                .list();
    }
}
