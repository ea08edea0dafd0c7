package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// docs/performance.md: the words of the template, and between them a block of figures for each subject. Who
/// measures one subject leaves the blocks of the others as they are.
final class Page {

    private static final List<Subject> SUBJECTS = List.of(Subject.POINT, Subject.STATICBACKEND, Subject.OVERLOAD);

    private Page() {}

    /// Writes the page with these figures of the subject.
    static void publish(Subject subject, String figures) throws IOException {
        String page = Files.readString(Place.TEMPLATE).replace(place(subject), block(subject, figures));
        String old = Files.exists(Place.PAGE) ? Files.readString(Place.PAGE) : "";
        for (Subject other : SUBJECTS) {
            page = page.replace(place(other), block(other, figures(other, old)));
        }
        Files.writeString(Place.PAGE, page);
    }

    /// Writes the page with the figures that it has, for a template that was changed.
    static void renew() throws IOException {
        String old = Files.readString(Place.PAGE);
        publish(Subject.POINT, figures(Subject.POINT, old));
    }

    private static String figures(Subject subject, String page) {
        int begin = page.indexOf(begin(subject));
        int end = page.indexOf(end(subject));
        return begin < 0 || end < begin
                ? "Not measured yet."
                : page.substring(begin + begin(subject).length(), end).strip();
    }

    private static String block(Subject subject, String figures) {
        return begin(subject) + "\n\n" + figures + "\n\n" + end(subject);
    }

    private static String place(Subject subject) {
        return "{{" + subject.word() + "}}";
    }

    private static String begin(Subject subject) {
        return "<!-- figures of " + subject.word() + " -->";
    }

    private static String end(Subject subject) {
        return "<!-- end of the figures of " + subject.word() + " -->";
    }
}
