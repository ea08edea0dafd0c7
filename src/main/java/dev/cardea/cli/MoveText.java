package dev.cardea.cli;

import dev.cardea.core.Relocation;
import dev.cardea.core.Relocation.Result.Done;
import java.util.HexFormat;
import java.util.Locale;

/// A move that was done, as it is shown.
///
/// @param isBack into the data folder
record MoveText(Done done, boolean isBack) {

    private static final int MILLIS = 1_000;

    void show(Transcript transcript) {
        Table table = new Table("TABLE", "ROWS", "CHECKSUM");
        for (Relocation.Table moved : done.tables()) {
            table.row(moved.name(), Long.toString(moved.rows()), HexFormat.of().toHexDigits(moved.checksum()));
        }
        table.print(transcript::result);
        long rows = done.tables().stream().mapToLong(Relocation.Table::rows).sum();
        transcript.result("Everything was moved, " + Count.of(rows, "row") + " in "
                + Count.of(done.tables().size(), "table") + ", the same on both sides. Writes waited for "
                + String.format(Locale.ROOT, "%.1f", (double) done.pause().toMillis() / MILLIS) + " seconds.");
        transcript.note(
                "Before the next start, put into the configuration:\n\n  "
                        + String.join("\n  ", done.settings()) + "\n\n"
                        + (isBack
                                ? "without anything below database."
                                : "and the password into CARDEA_DATABASE_PASSWORD. A start with the settings of now is refused."));
    }
}
