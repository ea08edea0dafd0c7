package dev.cardea.store;

/// Nothing was moved; the message tells the operator why, and what to do.
public final class MoveRefused extends RuntimeException {

    public MoveRefused(String message) {
        super(message);
    }

    public MoveRefused(String message, Throwable cause) {
        super(message, cause);
    }

    static MoveRefused ofForeignText(CopiedTable table, Row row, CopiedTable.Column column) {
        return new MoveRefused("PostgreSQL cannot keep the character 0, which " + table.nameOf(row) + ", has in "
                + column.name() + ": change that first");
    }
}
