package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the engine is given to read.
class HelidonReaderTest {

    @Test
    void aLongChunkComesInPiecesHoweverItsSizeIsWritten() {
        byte[] sent = ("000000009c40\r\n" + "x".repeat(40_000) + "\r\n3\r\nend\r\n0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        Iterator<byte[]> packets = List.of(sent).iterator();
        HelidonReader reader = new HelidonReader(packets::next);
        List<Integer> sizes = new ArrayList<>();
        StringBuilder body = new StringBuilder();

        int size = Integer.parseInt(reader.readLine(), 16);
        while (size > 0) {
            sizes.add(size);
            body.append(reader.readBuffer(size).readString(size));
            reader.skip(2);
            size = Integer.parseInt(reader.readLine(), 16);
        }

        assertThat(sizes).containsExactly(16_384, 16_384, 7_232, 3);
        assertThat(body).hasToString("x".repeat(40_000) + "end");
        assertThat(reader.readLine()).as("after the last chunk").isEmpty();
    }
}
