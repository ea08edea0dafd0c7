package dev.cardea.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import java.util.function.Supplier;

/// The bytes of a connection as the engine reads them, mended where it is more lenient or stricter than HTTP.
final class HelidonReader extends DataReader {

    private static final int LONGEST_LINE = 1_024;
    private static final int MOST_TRAILERS = 32;

    private static final int PIECE = 16 * 1024;
    private static final int LONGEST_SIZE = 7; // hexadecimal digits; what is longer exceeds what any body may have

    private boolean isAfterLastChunk;
    private int leftOfChunk;
    private boolean isWithinChunk;

    /// The engine offers no other way to put a reader of one's own in place, and means to take this one away.
    @SuppressWarnings("removal")
    HelidonReader(Supplier<byte[]> bytes) {
        super(bytes);
    }

    /// Reads a request line or a header line. The engine would take `head` for HEAD, but methods are case-sensitive
    /// (RFC 9110 §9.1): a proxy before us that knows this would lose track of whose answer it reads.
    @Override
    public byte[] readBytes(int length) {
        byte[] line = super.readBytes(length);
        int end = 0;
        boolean hasLowerCase = false;
        while (end < line.length && line[end] != ' ' && line[end] != ':') {
            hasLowerCase |= line[end] >= 'a' && line[end] <= 'z';
            end++;
        }
        boolean isMethod = end < line.length && line[end] == ' ';
        if (isMethod && hasLowerCase) {
            throw malformed("a method in lower case is none");
        }
        return line;
    }

    /// Reads the line before a chunk or, after the last one, the trailers. Chunk extensions and trailers mean nothing
    /// here (RFC 9112 §7.1); a size that is not plain hexadecimal is none.
    @Override
    public String readLine() {
        if (isAfterLastChunk) {
            isAfterLastChunk = false;
            return afterTrailers();
        }
        if (leftOfChunk > 0) {
            return piece();
        }
        String line = boundedLine();
        int extension = line.indexOf(';');
        String size = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (size.isEmpty() || !size.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw malformed("a chunk's size is no hexadecimal number");
        }
        isAfterLastChunk = size.chars().allMatch(c -> c == '0');
        String digits = withoutLeadingZeros(size);
        if (isAfterLastChunk || digits.length() > LONGEST_SIZE) {
            return size;
        }
        leftOfChunk = Integer.parseInt(digits, 16);
        return piece();
    }

    private static String withoutLeadingZeros(String size) {
        int begin = 0;
        while (begin < size.length() && size.charAt(begin) == '0') {
            begin++;
        }
        return size.substring(begin);
    }

    /// The engine holds each chunk whole, however long its sender says that it is. So it is given long ones in pieces, as if
    /// each were a chunk; what it skips between two of them is not there.
    private String piece() {
        int length = Math.min(leftOfChunk, PIECE);
        leftOfChunk -= length;
        return Integer.toHexString(length);
    }

    @Override
    public BufferData readBuffer(int length) {
        BufferData piece = super.readBuffer(length);
        isWithinChunk = leftOfChunk > 0;
        return piece;
    }

    @Override
    public void skip(int length) {
        if (isWithinChunk) {
            isWithinChunk = false;
        } else {
            super.skip(length);
        }
    }

    private String afterTrailers() {
        for (int trailers = 0; trailers <= MOST_TRAILERS; trailers++) {
            if (boundedLine().isEmpty()) {
                return "";
            }
        }
        throw malformed("too many trailers");
    }

    private String boundedLine() {
        int end = findNewLine(LONGEST_LINE);
        if (end >= LONGEST_LINE) {
            throw malformed("a line within the body is too long");
        }
        String line = readAsciiString(end);
        skip(2);
        return line;
    }

    private static RequestException malformed(String message) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .message(message)
                .build();
    }
}
