package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loading the native library, which a process does once: so each test starts one, with the server's own flags.
class NativeHashingTest {

    @TempDir
    private Path folder;

    /// The started process: hashes a password, and says whether the hash is one.
    static final class Hashing {

        private Hashing() {}

        public static void main(String[] arguments) {
            try (HashedPasswords passwords = new HashedPasswords(new Random(7), Path.of(arguments[0]), 1, 1)) {
                System.out.println(passwords.matches("secret", passwords.hash("secret")));
            }
        }
    }

    @Test
    void theLibraryInsideIsUnpackedInItsFolderAndRemovedAgain() throws Exception {
        Path place = folder.resolve("native");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path noLibraries = folder.resolve("none");

        assertThat(said(place, "-Djava.io.tmpdir=" + temporary, "-Djna.platform.library.path=" + noLibraries))
                .isEqualTo("true\n");
        assertThat(place).isEmptyDirectory();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void theOperatorsOwnPlaceGoesFirst() throws Exception {
        Path place = folder.resolve("native");
        Path wished = folder.resolve("wished");

        assertThat(said(place, "-Djna.tmpdir=" + wished)).isEqualTo("true\n");
        assertThat(wished).isEmptyDirectory();
        assertThat(place).doesNotExist();
    }

    /// What the process prints, warnings included.
    private String said(Path place, String... properties) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@etc/jvm.options");
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hashing.class.getName()));
        command.add(place.toString());
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
