package dev.cardea.store;

import dev.cardea.core.Unavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// What a database must be like before anything is put into it.
final class DatabaseFitness {

    private static final int OLDEST = 150000;

    private DatabaseFitness() {}

    /// @throws DatabaseUnfit if the server is older than PostgreSQL 15, or forgets commits when it crashes
    /// @throws Unavailable if it does not answer
    static void require(DataSource source) {
        try (Connection connection = source.getConnection()) {
            if (Integer.parseInt(shown(connection, "server_version_num")) < OLDEST) {
                throw new DatabaseUnfit("the database is PostgreSQL " + shown(connection, "server_version")
                        + "; the server needs 15 or newer");
            }
            if (shown(connection, "synchronous_commit").equals("off")) {
                throw new DatabaseUnfit("synchronous_commit is off for this user and database: a commit could be lost");
            }
            if (!shown(connection, "server_encoding").equals("UTF8")) {
                throw new DatabaseUnfit("the database keeps text as " + shown(connection, "server_encoding")
                        + "; it must be made with the encoding UTF8");
            }
        } catch (SQLException e) {
            throw new Unavailable("the database does not answer", e);
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
