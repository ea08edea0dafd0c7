package dev.cardea.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// How many rows a table has, and a checksum over them that does not depend on their order. It finds accidents,
/// not malice: what it compares is also compared value by value.
final class RowSum {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CRC32 low = new CRC32();
    private final CRC32C high = new CRC32C();
    private long rows;
    private long checksum;

    void add(Row row, int columns) {
        rows++;
        checksum += of(row, columns);
    }

    void subtract(Row row, int columns) {
        rows--;
        checksum -= of(row, columns);
    }

    long rows() {
        return rows;
    }

    long checksum() {
        return checksum;
    }

    boolean isSame(RowSum other) {
        return rows == other.rows && checksum == other.checksum;
    }

    private long of(Row row, int columns) {
        bytes.reset();
        for (int place = 0; place < columns; place++) {
            put(row.value(place));
        }
        byte[] whole = bytes.toByteArray();
        low.reset();
        low.update(whole);
        high.reset();
        high.update(whole);
        return mixed(high.getValue() << 32 | low.getValue());
    }

    /// Each value with its kind and length before it, so that none runs into the next.
    private void put(Object value) {
        switch (value) {
            case Long number ->
                put('n', ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            case String text -> put('t', text.getBytes(StandardCharsets.UTF_8));
            case byte[] some -> put('b', some);
            default -> bytes.write('-');
        }
    }

    private void put(char kind, byte[] value) {
        bytes.write(kind);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
        bytes.writeBytes(value);
    }

    /// Spreads each bit over all, since sums of CRCs would cancel out too easily.
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
