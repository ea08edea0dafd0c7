package dev.cardea.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a Query Server has kept in its file `query_config.sql` (contract query-server.md §4). Whatever has the wrong
/// type or is too long is left out: a text is empty then, a number missing, a flag off.
public interface QueryServerFile extends AutoCloseable {

    Switches switches();

    /// Some users in the order of their numbers, those of a number above this.
    ///
    /// @throws Unavailable if the file is broken from here on
    List<UserRow> users(long above, int most);

    /// Some tokens of nobody in the order of their numbers, those of a number above this.
    ///
    /// @throws Unavailable if the file is broken from here on
    List<LoneRow> loneTokens(long above, int most);

    @Override
    void close();

    /// A user, with the token that the user has.
    ///
    /// @param number of the row; never that of anything of ours
    /// @param updated when the row was last changed
    record UserRow(
            long number,
            String uuid,
            String email,
            String password,
            boolean isAdministrator,
            boolean isActive,
            Optional<Instant> created,
            Optional<Instant> updated,
            Optional<TokenRow> token) {

        @Override
        public String toString() {
            return "UserRow[" + number + "]";
        }
    }

    /// A token that belongs to nobody.
    ///
    /// @param number of the row; never that of anything of ours
    record LoneRow(long number, String name, TokenRow token) {

        @Override
        public String toString() {
            return "LoneRow[" + number + "]";
        }
    }

    /// What is kept of each token.
    ///
    /// @param text the token itself
    /// @param date as it stands there: seconds or milliseconds
    /// @param updated in seconds
    record TokenRow(String text, Optional<Long> date, boolean isActive, boolean mayWrite, Optional<Long> updated) {

        @Override
        public String toString() {
            return "TokenRow[hidden]";
        }
    }
}
