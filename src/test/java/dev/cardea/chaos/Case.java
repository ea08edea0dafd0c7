package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Result;
import java.util.List;
import java.util.function.Consumer;

/// Something that is about to be revoked, and what dies with it and what must not.
///
/// @param target the id that is revoked
/// @param endings the calls of which each revokes it
/// @param tries how often that may be asked for while it is not known whether it was done
/// @param dying what lives now, and not after it
/// @param bystanders what lives before and after it
/// @param settled told how it ended, if nothing of it can happen any more; else that it is not known
record Case(
        String target,
        List<Call> endings,
        int tries,
        List<Credential> dying,
        List<Credential> bystanders,
        Consumer<Result> settled) {

    Case {
        endings = List.copyOf(endings);
        dying = List.copyOf(dying);
        bystanders = List.copyOf(bystanders);
    }
}
