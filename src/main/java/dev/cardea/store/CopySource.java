package dev.cardea.store;

import java.sql.SQLException;
import java.util.List;

/// A database that is copied from: one state of it at a time.
interface CopySource extends AutoCloseable {

    /// Looks at the state that the database has now, and goes on looking at that one.
    void look() throws SQLException;

    /// The tables of the installation, those first that others refer to where that matters.
    List<CopiedTable> tables() throws SQLException;

    /// All rows in the order of the key.
    RowCursor rows(CopiedTable table) throws SQLException;

    /// The highest number that was ever given to a row; 0 if the table gives no numbers.
    long lastNumber(CopiedTable table) throws SQLException;

    /// Refuses what the other database could not keep.
    ///
    /// @throws MoveRefused that names the first such row, and nothing of what is in it
    void refuseForeignText(CopiedTable table) throws SQLException;

    @Override
    void close() throws SQLException;
}
