package dev.cardea.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request that a page shows, and the answer that it promises.
///
/// A page holds them in fenced blocks named `http`, one message in each, requests and answers in turns.
/// `${name}` stands for a value: in a request for one that is known by then; in an answer for whatever is there
/// the first time, and for the same later on. A body that is broken over lines is one line on the wire. Headers
/// that a request does not show are not sent, but for `Content-Length`; those that an answer does not show may
/// be there. Plain text is taken as it stands, its line end included unless the `Content-Length` that is shown leaves
/// no room for it.
record Sample(String request, String answer) {

    private static final Pattern BLOCK = Pattern.compile("^```http\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LENGTH = Pattern.compile("\nContent-Length: (\\d+)");
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z]+)}");

    static List<Sample> of(Path page) throws IOException {
        List<String> messages = BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(messages.size()).as("messages of %s", page).isPositive().isEven();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += 2) {
            samples.add(new Sample(messages.get(i), messages.get(i + 1)));
        }
        return samples;
    }

    /// The request as it goes over the wire.
    String filled(Map<String, String> known) {
        List<String> head = new ArrayList<>(head(request));
        head.set(0, fill(head.getFirst(), known).replace("|", "%7C"));
        String body = fill(body(request), known);
        head.add("Content-Length: " + body.length());
        return fill(String.join("\r\n", head), known) + "\r\n\r\n" + body;
    }

    /// Holds the answer that came against the one that is shown, and notes the values that it brings.
    void check(Answer came, Map<String, String> known) {
        List<String> head = head(answer);
        assertThat(came.status()).as("%s%s", request, came.body()).isEqualTo(status(head.getFirst()));
        for (String header : head.subList(1, head.size())) {
            String name = header.substring(0, header.indexOf(':'));
            assertThat(came.headers(name)).as("%s of %s", name, request).contains(header.substring(name.length() + 2));
        }
        Matcher body = pattern(body(answer), known).matcher(came.body());
        assertThat(body.matches()).as("%sis answered %s", request, came.body()).isTrue();
        body.namedGroups().keySet().forEach(name -> known.put(name, body.group(name)));
    }

    private static List<String> head(String message) {
        return message.split("\n\n", 2)[0].lines().toList();
    }

    private static String body(String message) {
        String[] parts = message.split("\n\n", 2);
        if (parts.length == 1) {
            return "";
        }
        Matcher length = LENGTH.matcher(parts[0]);
        if (length.find()) {
            return parts[1].substring(0, Math.min(parts[1].length(), Integer.parseInt(length.group(1))));
        }
        return parts[0].contains("\nContent-Type: text/plain")
                ? parts[1]
                : String.join("", parts[1].lines().map(String::strip).toList());
    }

    private static int status(String line) {
        return Integer.parseInt(line.split(" ", 3)[1]);
    }

    private static String fill(String text, Map<String, String> known) {
        return NAME.matcher(text).replaceAll(name -> {
            assertThat(known).containsKey(name.group(1));
            return Matcher.quoteReplacement(known.getOrDefault(name.group(1), ""));
        });
    }

    /// The text with known values filled in, and a group for each that is not.
    private static Pattern pattern(String text, Map<String, String> known) {
        StringBuilder pattern = new StringBuilder();
        Set<String> groups = new HashSet<>();
        Matcher name = NAME.matcher(text);
        int end = 0;
        while (name.find()) {
            pattern.append(Pattern.quote(text.substring(end, name.start())));
            String group = name.group(1);
            if (known.containsKey(group)) {
                pattern.append(Pattern.quote(known.getOrDefault(group, "")));
            } else {
                pattern.append(groups.add(group) ? "(?<" + group + ">[A-Za-z0-9._|:-]+)" : "\\k<" + group + ">");
            }
            end = name.end();
        }
        return Pattern.compile(pattern + Pattern.quote(text.substring(end)));
    }
}
