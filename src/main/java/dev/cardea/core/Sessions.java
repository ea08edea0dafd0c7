package dev.cardea.core;

import java.time.Instant;
import java.util.List;

/// The sign-ins that have neither ended nor been forgotten.
public interface Sessions {

    void add(Session session);

    /// Whether it is there; its expiry is not looked at.
    boolean isOpen(SessionId id);

    /// Some of the user's sessions, those that began last first.
    List<SessionId> latest(UserId user, int most);

    /// Says whether it was there.
    boolean end(SessionId id);

    void endAll(UserId user);

    /// Ends all sessions of the user but this one.
    void endOthers(SessionId kept);

    /// Forgets what has expired, at most so many; returns how many it forgot.
    int sweep(Instant now, int most);
}
