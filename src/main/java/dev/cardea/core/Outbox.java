package dev.cardea.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Letters on their way out. Written in the transaction of what they tell of, and delivered outside of any.
public interface Outbox {

    /// Puts a letter in, due at once. Those who deliver hear of it after the commit.
    LetterId add(NewLetter letter);

    /// Takes waiting letters that are due, those first that have been due for longest, and puts their next try off by
    /// the lease: nobody else gets them before, and if their taker dies they are due again then. Handed out oldest
    /// first, with the attempt that this begins counted.
    List<OutboxLetter> claim(Instant now, int most, Duration lease);

    /// Says false, and changes nothing, if the letter waits no more. What is finished loses its content.
    boolean note(LetterId id, Delivery delivery);

    /// Gives up letters that are due and have outlived their use, at most so many; returns how many.
    int expire(Instant now, int most);

    /// Newest first.
    List<OutboxLetter> latest(int most);

    /// How many letters are in each state; a state without any may be missing.
    Map<OutboxLetter.State, Long> counts();

    /// Forgets letters that were finished before then, at most so many; returns how many.
    int sweep(Instant before, int most);
}
