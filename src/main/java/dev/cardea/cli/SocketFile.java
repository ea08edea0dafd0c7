package dev.cardea.cli;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The file of a Unix domain socket, however long its path.
final class SocketFile {

    /// The operating systems take 104 to 108 bytes, with a zero at the end.
    private static final int LONGEST = 100;

    private SocketFile() {}

    static Path in(Path dataFolder) {
        return dataFolder.toAbsolutePath().resolve("cardea.sock");
    }

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Binds or connects. A path that is too long goes through a link with a short one, in a folder that only we may
    /// enter; the file itself is where it should be, and the link is not needed afterwards.
    static void reach(Path file, Use use) throws IOException {
        if (file.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            use.of(UnixDomainSocketAddress.of(file));
            return;
        }
        Path folder = Files.createTempDirectory("c");
        Path link = folder.resolve("d");
        try {
            Files.createSymbolicLink(link, file.toAbsolutePath().getParent());
            use.of(UnixDomainSocketAddress.of(link.resolve(file.getFileName())));
        } finally {
            Files.deleteIfExists(link);
            Files.delete(folder);
        }
    }

    /// What is done with the address.
    interface Use {
        void of(UnixDomainSocketAddress address) throws IOException;
    }
}
