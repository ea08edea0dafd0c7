package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How long a wrong password and an unknown address take, of a server that has nothing else to do.
///
/// @param wrongPassword in microseconds, each
/// @param unknownAddress in microseconds, each
record LoginTimes(List<Double> wrongPassword, List<Double> unknownAddress) {

    LoginTimes {
        wrongPassword = List.copyOf(wrongPassword);
        unknownAddress = List.copyOf(unknownAddress);
    }

    /// One after the other, by turns.
    static LoginTimes measure(int port, People people, int count) throws IOException {
        List<Double> wrong = new ArrayList<>();
        List<Double> unknown = new ArrayList<>();
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < count; i++) {
                wrong.add(micros(connection, people, People.Attempt.WRONG_PASSWORD, i));
                unknown.add(micros(connection, people, People.Attempt.UNKNOWN_ADDRESS, i));
            }
        }
        return new LoginTimes(wrong, unknown);
    }

    /// Of the medians, that of unknown addresses to that of wrong passwords.
    double ratio() {
        return Median.quantile(unknownAddress, 0.5) / Median.quantile(wrongPassword, 0.5);
    }

    private static double micros(Connection connection, People people, People.Attempt attempt, int number)
            throws IOException {
        byte[] message = people.login(attempt, number);
        long begun = System.nanoTime();
        int status = connection.ask(message).status();
        double micros = (System.nanoTime() - begun) / 1e3;
        if (status != attempt.status()) {
            throw new Failed("a " + attempt.words() + " was answered " + status);
        }
        return micros;
    }
}
