package dev.cardea.store;

import java.sql.SQLException;
import java.util.List;

/// A database that is copied to, in one transaction.
interface CopyTarget extends CopySource {

    /// Removes every row.
    void empty(List<CopiedTable> tables) throws SQLException;

    /// Adds the rows, as fast as the database can.
    void fill(CopiedTable table, Rows rows) throws SQLException;

    /// Makes the best of having been filled, before it is compared.
    void settle() throws SQLException;

    /// Takes out, changes and adds single rows, and reads them again.
    RowWrites writes(CopiedTable table);

    /// No row gets a number up to this one any more.
    void continueAfter(CopiedTable table, long number) throws SQLException;
}
