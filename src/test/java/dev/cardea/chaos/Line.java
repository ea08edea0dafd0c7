package dev.cardea.chaos;

import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import java.time.Duration;
import java.util.Optional;

/// One client's connection to one node, made anew when it has broken. Nothing is ever sent twice.
final class Line implements AutoCloseable {

    private static final Duration WHERE_NOBODY_LISTENS = Duration.ofMillis(20);

    private final Node node;
    private Optional<RawClient> connection = Optional.empty();

    Line(Node node) {
        this.node = node;
    }

    Node node() {
        return node;
    }

    /// Empty if no whole answer came.
    Optional<Answer> ask(String request) {
        if (connection.isEmpty()) {
            connection = RawClient.reach(node.port());
        }
        if (connection.isEmpty()) {
            Pause.of(WHERE_NOBODY_LISTENS);
        }
        Optional<Answer> answer = connection.flatMap(open -> open.ask(request));
        if (answer.filter(Line::staysOpen).isEmpty()) {
            close();
        }
        return answer;
    }

    @Override
    public void close() {
        connection.ifPresent(RawClient::close);
        connection = Optional.empty();
    }

    private static boolean staysOpen(Answer answer) {
        return answer.header("Connection").filter("close"::equalsIgnoreCase).isEmpty();
    }
}
