package dev.cardea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The house rules that concern files: the map is true, files are small, names say something.
class HouseRulesTest {

    private static final Path MAIN = Path.of("src/main/java/dev/cardea");
    private static final int MOST_LINES = 400;
    private static final Pattern QUOTED = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern LINKED = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern BANNED =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base|Service|DTO)\\.java|Abstract.*\\.java");

    @Test
    void everyPathInTheMapExists() throws IOException {
        List<String> missing = named(Path.of("ARCHITECTURE.md"))
                .filter(name -> name.endsWith(".java") || name.endsWith("/"))
                .filter(name -> !Files.exists(Path.of(name)) && !Files.exists(MAIN.resolve(name)))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyRoomIsOnTheMap() throws IOException {
        List<String> named = named(Path.of("ARCHITECTURE.md")).toList();

        assertThat(rooms()).allSatisfy(room -> assertThat(named).contains(room + "/"));
    }

    @Test
    void everyLinkInTheDocumentsLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : files(Path.of("."), ".md")) {
            Path folder = page.toAbsolutePath().resolveSibling(".");
            LINKED.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !Files.exists(folder.resolve(link)))
                    .forEach(link -> broken.add(page + " → " + link));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        for (String room : rooms()) {
            Path info = MAIN.resolve(room).resolve("package-info.java");
            assertThat(info).content().contains("@NullMarked").startsWith("///");
        }
    }

    @Test
    void noFileIsOverTheWall() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files(Path.of("src"), ".java")) {
            if (Files.readAllLines(file).size() > MOST_LINES) {
                tooLong.add(file.toString());
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void namesSaySomething() throws IOException {
        assertThat(files(Path.of("src"), ".java"))
                .noneMatch(file -> BANNED.matcher(file.getFileName().toString()).matches());
    }

    private static Stream<String> named(Path page) throws IOException {
        return QUOTED.matcher(Files.readString(page)).results().map((MatchResult found) -> found.group(1));
    }

    private static Set<String> rooms() throws IOException {
        Set<String> rooms = new TreeSet<>();
        for (Path file : files(MAIN, ".java")) {
            Path room = MAIN.relativize(file.resolveSibling("."));
            rooms.add(room.normalize().toString());
        }
        rooms.remove("api");
        return rooms;
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.toString().contains("/target/"))
                    .filter(path -> !path.toString().contains("/node_modules/"))
                    .sorted()
                    .toList();
        }
    }
}
