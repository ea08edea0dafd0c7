package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Result;

/// One thing that a client can ask of a node.
interface Call {

    /// For the history: what is asked, and how.
    String kind();

    Reply at(Line line);

    /// How it was answered.
    ///
    /// @param body what to read ids and secrets from
    /// @param note for the history, where the answer is not as it should be
    record Reply(Result result, String body, String note) {

        static final Reply NONE = new Reply(Result.UNANSWERED, "", "");
    }
}
