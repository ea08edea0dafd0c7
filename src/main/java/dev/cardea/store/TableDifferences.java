package dev.cardea.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a table of the target has otherwise than the source: found by reading both once, side by side.
final class TableDifferences {

    private final CopyTarget target;
    private final CopiedTable table;
    private final RowSum wanted = new RowSum();
    private final RowSum there = new RowSum();
    private final List<Row> surplus = new ArrayList<>();
    private final List<Row> outdated = new ArrayList<>();
    private final List<Row> changed = new ArrayList<>();
    private final List<Row> missing = new ArrayList<>();

    private TableDifferences(CopyTarget target, CopiedTable table) {
        this.target = target;
        this.table = table;
    }

    /// @param stop throws when it should not go on
    static TableDifferences between(CopySource source, CopyTarget target, CopiedTable table, Runnable stop)
            throws SQLException {
        TableDifferences differences = new TableDifferences(target, table);
        try (RowCursor here = source.rows(table);
                RowCursor there = target.rows(table)) {
            differences.compare(here.asking(stop), there);
        }
        return differences;
    }

    CopiedTable table() {
        return table;
    }

    /// Removes what the source does not have. Tables that others refer to come last.
    void takeOut() throws SQLException {
        target.writes(table).delete(Rows.of(surplus));
    }

    /// Changes and adds what the source has. Tables that others refer to come first.
    void putIn() throws SQLException {
        target.writes(table).update(Rows.of(changed));
        target.writes(table).insert(Rows.of(missing));
    }

    /// Reads again what was written, so that the sums are of what is there.
    ///
    /// @throws MoveRefused if the sums differ
    CopiedSum proven() throws SQLException {
        int columns = table.columns().size();
        for (List<Row> gone : List.of(surplus, outdated)) {
            gone.forEach(row -> there.subtract(row, columns));
        }
        for (List<Row> written : List.of(changed, missing)) {
            for (Row row : written) {
                target.writes(table).row(row).ifPresent(found -> there.add(found, columns));
            }
        }
        for (Row row : surplus) {
            target.writes(table).row(row).ifPresent(found -> there.add(found, columns));
        }
        if (!wanted.isSame(there)) {
            throw new MoveRefused("the copy of the table " + table.name() + " is not what it was copied from: "
                    + wanted.rows() + " rows here, " + there.rows() + " there");
        }
        return new CopiedSum(table.name(), there.rows(), there.checksum());
    }

    private void compare(Rows source, Rows copy) throws SQLException {
        Optional<Row> here = counted(source.next(), wanted);
        Optional<Row> over = counted(copy.next(), there);
        while (here.isPresent() || over.isPresent()) {
            int order = order(here, over);
            if (order < 0) {
                missing.add(here.orElseThrow());
            } else if (order > 0) {
                surplus.add(over.orElseThrow());
            } else if (!here.orElseThrow().isSame(over.orElseThrow())) {
                outdated.add(over.orElseThrow());
                changed.add(here.orElseThrow());
            }
            here = order <= 0 ? counted(source.next(), wanted) : here;
            over = order >= 0 ? counted(copy.next(), there) : over;
        }
    }

    /// Who has come to the end comes after all others.
    private int order(Optional<Row> here, Optional<Row> over) {
        if (here.isEmpty() || over.isEmpty()) {
            return Boolean.compare(here.isEmpty(), over.isEmpty());
        }
        return table.compareKeys(here.get(), over.get());
    }

    private Optional<Row> counted(Optional<Row> row, RowSum sum) {
        row.ifPresent(some -> sum.add(some, table.columns().size()));
        return row;
    }
}
