package dev.cardea.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What came in by standard input or a file: a secret, which is therefore never shown.
final class Input {

    static final Input NONE = new Input(new byte[0]);

    private final byte[] bytes;

    Input(byte[] bytes) {
        this(bytes, 0);
    }

    /// The bytes from there on.
    Input(byte[] bytes, int from) {
        this.bytes = Arrays.copyOfRange(bytes, from, bytes.length);
    }

    /// Reads to the end.
    static Input from(InputStream in, Intake intake) {
        try {
            byte[] bytes = in.readNBytes(intake.mostBytes() + 1);
            if (bytes.length > intake.mostBytes()) {
                throw new WrongUsage(
                        intake.noun() + " is too long: more than " + intake.mostBytes() + " bytes came in.");
            }
            return new Input(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read standard input or the file", e);
        }
    }

    static Input from(Path file, Intake intake) {
        try (InputStream in = Files.newInputStream(file)) {
            return from(in, intake);
        } catch (IOException | UncheckedIOException _) {
            throw new WrongUsage("Cannot read the file " + file + ": is it there, and may you read it?");
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// Without the one line break that editors and `echo` put at the end.
    byte[] withoutLineBreak() {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return Arrays.copyOf(bytes, end);
    }

    @Override
    public String toString() {
        return "Input[hidden]";
    }
}
