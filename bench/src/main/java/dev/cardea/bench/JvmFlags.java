package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Flags of the JVM that are tried, beside those of etc/jvm.options.
///
/// @param name on the page
/// @param words the flags, which come after the others and win
record JvmFlags(String name, List<String> words) {

    private static final Path USUAL = Place.HOME.resolve("etc/jvm.options");

    /// What the launcher's rehearsal has besides.
    private static final List<String> TRAINING = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    JvmFlags {
        words = List.copyOf(words);
    }

    static JvmFlags of(String name, String... words) {
        return new JvmFlags(name, List.of(words));
    }

    /// These settings, and what has the launcher add the flags.
    Map<String, String> settings(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.put("CARDEA_JAVA_OPTS", String.join(" ", words));
        return all;
    }

    /// The same with an AOT cache that was trained with them: the launcher's own fits its own flags only.
    JvmFlags withOwnCache(Path folder) throws IOException, InterruptedException {
        Path cache = folder.resolve(name.replace(' ', '-') + ".aot").toAbsolutePath();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(TRAINING);
        command.addAll(all());
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp"));
        command.add(Place.SERVER.toString());
        command.add("dev.cardea.app.Rehearsal");
        Path log = folder.resolve("training.log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0 || !Files.exists(cache)) {
            throw new Failed("no AOT cache could be made " + name + ":\n" + Files.readString(log));
        }
        List<String> more = new ArrayList<>(words);
        more.add("-XX:AOTCache=" + cache);
        return new JvmFlags(name, more);
    }

    /// As the launcher puts them together: the JVM refuses two collectors.
    private List<String> all() throws IOException {
        boolean hasCollector = words.stream().anyMatch(word -> word.matches("-XX:\\+Use.*GC"));
        List<String> all = new ArrayList<>(Files.readAllLines(USUAL).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .filter(line -> !hasCollector || !line.equals("-XX:+UseSerialGC"))
                .toList());
        all.addAll(words);
        return all;
    }
}
