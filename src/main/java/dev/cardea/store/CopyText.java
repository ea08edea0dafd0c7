package dev.cardea.store;

import dev.cardea.store.CopiedTable.Column;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.copy.CopyIn;

/// Rows as COPY reads them in its text format.
///
/// https://www.postgresql.org/docs/15/sql-copy.html
final class CopyText {

    private static final int LONG = 64 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    private final CopiedTable table;
    private final StringBuilder text = new StringBuilder(2 * LONG);

    CopyText(CopiedTable table) {
        this.table = table;
    }

    void add(Row row) {
        for (int place = 0; place < table.columns().size(); place++) {
            if (place > 0) {
                text.append('\t');
            }
            switch (row.value(place)) {
                case Long number -> text.append(number.longValue());
                case String some -> addText(some, row, table.columns().get(place));
                case byte[] bytes -> text.append("\\\\x").append(HEX.formatHex(bytes));
                default -> text.append("\\N");
            }
        }
        text.append('\n');
    }

    /// Whether it is time to [#send].
    boolean isLong() {
        return text.length() > LONG;
    }

    void send(CopyIn copy) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void addText(String some, Row row, Column column) {
        for (int i = 0; i < some.length(); i++) {
            char c = some.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case 0 -> throw MoveRefused.ofForeignText(table, row, column);
                default -> text.append(c);
            }
        }
    }
}
