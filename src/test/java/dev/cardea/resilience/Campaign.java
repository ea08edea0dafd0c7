package dev.cardea.resilience;

import dev.cardea.resilience.Conversation.Complaint;
import dev.cardea.testing.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Many conversations at once, until so many inputs have been dealt with or the server has misbehaved too
/// often.
final class Campaign {

    private static final int ENOUGH_COMPLAINTS = 36;
    private static final int CONVERSATIONS_BETWEEN_PROBES = 64;
    private static final int LONGEST_CONVERSATION = 12;

    private final int port;
    private final long seed;
    private final int wanted;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicInteger dealtWith = new AtomicInteger();
    private final AtomicInteger complained = new AtomicInteger();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

    /// By the kind of what is wrong, the first of each kind.
    private final Map<String, Complaint> complaints = new ConcurrentHashMap<>();

    /// Sound requests that failed in between.
    private final Queue<Throwable> breakdowns = new ConcurrentLinkedQueue<>();

    Campaign(int port, long seed, int wanted) {
        this.port = port;
        this.seed = seed;
        this.wanted = wanted;
    }

    /// Returns when all the workers have ended.
    void run(int workers) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            String name = "known-users-name-" + i;
            threads.add(Thread.startVirtualThread(() -> work(name)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    int dealtWith() {
        return dealtWith.get();
    }

    /// How often each status was answered; 0 stands for a connection closed over an unfinished message.
    Map<Integer, AtomicInteger> statuses() {
        return statuses;
    }

    /// Each kind of complaint once, with the input that led to it.
    List<String> complaints() {
        return complaints.values().stream()
                .map(complaint -> reduced(complaint).toString())
                .toList();
    }

    /// What happened to sound requests between the others, if anything did.
    List<Throwable> breakdowns() {
        return List.copyOf(breakdowns);
    }

    private void work(String name) {
        try (Probe probe = new Probe(port, name)) {
            while (isToGoOn()) {
                Material user = probe.make(turns.incrementAndGet());
                for (int i = 0; i < CONVERSATIONS_BETWEEN_PROBES && isToGoOn(); i++) {
                    conversation(new Dice(seed, turns.incrementAndGet()), user)
                            .hold(port, this::count)
                            .ifPresent(this::complain);
                }
            }
            probe.make(turns.incrementAndGet());
        } catch (RuntimeException | AssertionError e) {
            breakdowns.add(e);
        }
    }

    private boolean isToGoOn() {
        return dealtWith.get() < wanted && complained.get() < ENOUGH_COMPLAINTS && breakdowns.isEmpty();
    }

    private static Conversation conversation(Dice dice, Material user) {
        Fuzzer fuzzer = new Fuzzer(dice, user);
        List<FuzzInput> inputs = new ArrayList<>();
        for (int more = dice.below(LONGEST_CONVERSATION); more > 0; more--) {
            inputs.add(fuzzer.framed());
        }
        inputs.add(fuzzer.unframed());
        return new Conversation(inputs, dice.oneIn(2));
    }

    private void count(int status) {
        dealtWith.incrementAndGet();
        statuses.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
    }

    private void complain(Complaint complaint) {
        complained.incrementAndGet();
        complaints.putIfAbsent(complaint.about().split(":", 2)[0], complaint);
    }

    /// The same trouble with the input alone on a connection, if it comes again so.
    private Complaint reduced(Complaint complaint) {
        FuzzInput guilty = complaint.conversation().inputs().get(complaint.position());
        Optional<Complaint> alone = new Conversation(List.of(guilty), true).hold(port, _ -> {});
        return alone.orElse(complaint);
    }
}
