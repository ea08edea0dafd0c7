package dev.cardea.cluster.model;

/// The rules of decision 19 that the model can leave out, each with what is done instead.
enum Rule {
    /// R1. Instead: the entry is committed first, in a transaction of its own.
    ENTRY_WITH_CHANGE,
    /// R2. Instead: a change takes its number before its commit, as a sequence would give it.
    NUMBERS_IN_COMMIT_ORDER,
    /// R3. Instead: the writer leaves its own memory to the feed.
    OWN_MEMORY_FIRST,
    /// R4. Instead: a look counts that began before the entry was numbered, or even before the commit.
    NEW_LOOK,
    /// R5. Instead: the first look is enough, whatever it saw.
    WAIT_FOR_ALL,
    /// R6. Instead: a counter stands still from the sending of the first look that saw it.
    STILL_AFTER_FIRST,
    /// R6. Instead: it stands still until the answer of the last look.
    STILL_BEFORE_LAST,
    /// R6. Instead: what a lost connection has shown is kept.
    STILL_ON_ONE_CONNECTION,
    /// R7. Instead: the lease runs from the answer.
    LEASE_FROM_SENDING,
    /// R7. Instead: a renewal is good before it is durable.
    LEASE_DURABLE,
    /// R7. Instead: two clocks may differ by any rate.
    CLOCKS_ALIKE,
    /// R8. Instead: memory is kept through a lapse.
    CLEAR,
    /// R8. Instead: memory is dropped when the renewal was answered.
    CLEAR_BEFORE_SENDING,
    /// R8. Instead: a renewal whose answer comes after the lease ran out goes on with it.
    LAPSE_NOTICED,
    /// R9. Instead: a poll that read before the renewal was answered is enough.
    READ_AFTER_RENEWAL,
    /// R10. Instead: a check relies on a lease that was asked for before the check began.
    LEASE_LAST,
    /// R10. Instead: a check first asks for the lease, and takes the value after it.
    VALUE_FIRST,
    /// R11. Instead: a value counts whatever memory it came from.
    SAME_MEMORY,
    /// R12. Instead: nobody compares wall and monotonic clock.
    JUMP_IS_LAPSE,
    /// R12. Instead: they are compared with what they were at the answer of the renewal, not at its sending.
    JUMP_FROM_SENDING,
    /// R13. Instead: what was read is kept although a drop came since.
    FILL_COUNTS_DROPS,
    /// R13. Instead: what was read is put into the memory of now.
    FILL_SAME_MEMORY,
    /// R14. Instead: memory is used without a lease.
    READ_THROUGH,
    /// R15. Instead: entries that are missing are passed over.
    NOTHING_MISSING,
    /// R15. Instead: a head that is lower than what was applied is taken for an empty poll.
    HEAD_LOWER,
    /// R15. Instead: memory is dropped, but the lease goes on.
    GIVE_UP_LEASE,
    /// R15. Instead: the applied number is raised before memory is dropped and the lease given up.
    DROP_BEFORE_APPLIED,
    /// R17. Instead: a commit that was not answered is taken for done.
    DOUBT,
    /// Not in decision 19: what a node reads without a lease is not kept in its memory. Instead: it is.
    FILL_UNDER_LEASE,
    /// Not in decision 19: who finds a token revoked waits as who revoked it. Instead: it is answered at once.
    WAIT_FOR_OTHERS_CHANGE,
    /// Not in decision 19: the applied number is forgotten with the connection that read it. Instead: it is kept.
    APPLIED_ON_ONE_CONNECTION
}
