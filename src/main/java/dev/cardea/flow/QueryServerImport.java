package dev.cardea.flow;

import java.util.List;

/// What became of taking over a Query Server's file.
public sealed interface QueryServerImport {

    /// Nothing: the file cannot be used.
    ///
    /// @param why goes on after the name of the file
    record Unusable(String why) implements QueryServerImport {}

    /// It was taken over, or would be.
    ///
    /// @param isNewKey whether the secret was not known before
    /// @param isNewSwitches whether the tenant's switches were others before
    /// @param remarks on what was not taken as it was, in the order of the rows
    record Taken(boolean isNewKey, boolean isNewSwitches, Counts counts, List<Remark> remarks)
            implements QueryServerImport {

        /// Whether everything is as it was before.
        public boolean isNothing() {
            return !isNewKey && !isNewSwitches && counts.users() == 0 && counts.loneTokens() == 0;
        }

        /// Whether something that should be here is not.
        public boolean hasLeft() {
            return remarks.stream().anyMatch(remark -> remark.why().isLeft());
        }
    }

    /// How much of what.
    ///
    /// @param users taken over
    /// @param usersBefore who were there already, by address and UUID
    /// @param userTokens taken over with them
    /// @param loneTokens taken over, of nobody
    /// @param loneTokensBefore whose name was there already
    record Counts(int users, int usersBefore, int userTokens, int loneTokens, int loneTokensBefore) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    users + more.users,
                    usersBefore + more.usersBefore,
                    userTokens + more.userTokens,
                    loneTokens + more.loneTokens,
                    loneTokensBefore + more.loneTokensBefore);
        }
    }

    /// One row, and what is to be said of it.
    ///
    /// @param number of the row in its table
    /// @param domain of the user's address; empty if there is none. The address itself is personal, and never shown
    record Remark(Table table, long number, String domain, Why why) {}

    /// Where a row is.
    enum Table {
        USERS,
        LONE_TOKENS
    }

    /// What is to be said of a row.
    enum Why {
        ADDRESS_MALFORMED(true),
        ADDRESS_TAKEN(true),
        UUID_MALFORMED(true),
        UUID_TAKEN(true),
        NAME_MALFORMED(true),

        /// The user was taken over without a password.
        PASSWORD_UNUSABLE(true),

        /// The token was not taken over: nobody knows until when it is good.
        DATE_UNUSABLE(true),

        /// Signed with another secret, or no token at all.
        TOKEN_FORGED(false),

        /// It does not say what its row says, so the original refused it too (contract query-server.md §0 D5 and D6).
        TOKEN_DAMAGED(false),

        /// It carries the number of a key of ours, or the subject of another token.
        TOKEN_CONFUSING(false),

        /// The secret was here before, and its key was retired.
        TOKEN_OF_RETIRED_KEY(false);

        private final boolean isLeft;

        Why(boolean isLeft) {
            this.isLeft = isLeft;
        }

        /// Whether something is missing here; else only the text of a token is dead, and its row here.
        public boolean isLeft() {
            return isLeft;
        }
    }
}
