package dev.cardea.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies every table of one database into another, in two steps: [#fill] takes a state of the source while it may
/// go on changing; [#catchUp], while it must not, reads both once, mends what differs, and proves that nothing
/// does.
final class StoreCopy {

    private final CopySource source;
    private final CopyTarget target;
    private final List<CopiedTable> tables;

    /// @throws MoveRefused if the two do not have the same tables, with the same columns
    StoreCopy(CopySource source, CopyTarget target) throws SQLException {
        this.source = source;
        this.target = target;
        this.tables = target.tables();
        refuseOthers(source.tables());
    }

    List<CopiedTable> tables() {
        return List.copyOf(tables);
    }

    /// Puts a state of the source into the target, which must have no rows.
    ///
    /// @param stop throws when it should not go on
    void fill(Runnable stop) throws SQLException {
        source.look();
        for (CopiedTable table : tables) {
            try (RowCursor rows = source.rows(table)) {
                target.fill(table, rows.asking(stop));
            }
        }
        target.settle();
    }

    /// Makes the target what the source is now, and returns what was compared, table by table.
    ///
    /// @param stop throws when it should not go on
    /// @throws MoveRefused if the target is not what it was made
    List<CopiedSum> catchUp(Runnable stop) throws SQLException {
        source.look();
        List<TableDifferences> found = new ArrayList<>();
        for (CopiedTable table : tables) {
            found.add(TableDifferences.between(source, target, table, stop));
        }
        for (TableDifferences differences : found.reversed()) {
            differences.takeOut();
        }
        for (TableDifferences differences : found) {
            differences.putIn();
        }
        List<CopiedSum> sums = new ArrayList<>();
        for (TableDifferences differences : found) {
            stop.run();
            sums.add(differences.proven());
            CopiedTable table = differences.table();
            target.continueAfter(table, source.lastNumber(table));
        }
        return List.copyOf(sums);
    }

    private void refuseOthers(List<CopiedTable> there) {
        List<String> names = there.stream().map(CopiedTable::name).sorted().toList();
        List<String> wanted = tables.stream().map(CopiedTable::name).sorted().toList();
        if (!names.equals(wanted)) {
            throw new MoveRefused(
                    "the tables are not the same on both sides: " + names + " here, " + wanted + " there");
        }
        for (CopiedTable table : tables) {
            Optional<CopiedTable> same = there.stream().filter(table::matches).findFirst();
            if (same.isEmpty()) {
                throw new MoveRefused("the table " + table.name() + " has not the same columns on both sides");
            }
        }
    }
}
