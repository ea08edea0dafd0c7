package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Act;
import dev.cardea.chaos.Operation.Result;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Makes users on one node, one after the other, and keeps what each answered one can be known by.
final class Registrar implements AutoCloseable {

    private static final String KIND = "point: register";

    private final Client client;
    private final Secrets secrets;
    private final Queue<Credential> made = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean isEnough;

    Registrar(Client client, Secrets secrets) {
        this.client = client;
        this.secrets = secrets;
        this.thread = Thread.startVirtualThread(this::work);
    }

    /// Of each user whose creation was answered.
    List<Credential> made() {
        return List.copyOf(made);
    }

    /// Whether a user was made, by one of these.
    static boolean isDone(Operation operation) {
        return operation.act() == Act.MINT && operation.kind().equals(KIND) && operation.result() == Result.DONE;
    }

    /// Returns when the last one is finished.
    @Override
    public void close() {
        isEnough = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted among users", e);
        }
        client.close();
    }

    private void work() {
        while (!isEnough) {
            String name = client.fresh("registered");
            String path = "/organizations/users/" + name;
            Call create = HttpCall.of("POST " + path).bearer(secrets.apiKey()).done(200, KIND);
            Call show = HttpCall.of("GET " + path)
                    .bearer(secrets.apiKey())
                    .meaning("point: read user", answer -> switch (answer.status()) {
                        case 200 -> Result.DONE;
                        case 404 -> Result.REFUSED;
                        default -> Result.UNEXPECTED;
                    });
            client.mint(create, name).ifPresent(_ -> made.add(new Credential(name, List.of(show))));
        }
    }
}
