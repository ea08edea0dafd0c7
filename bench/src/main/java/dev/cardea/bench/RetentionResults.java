package dev.cardea.bench;

import java.util.List;
import java.util.Map;

/// How many rows there were in each hour of simulated time.
///
/// @param hours from the first one, before any use, to the last
/// @param swept rows that the sweep forgot or emptied in all
record RetentionResults(long users, List<Hour> hours, long swept) {

    static final int HOURS_PER_DAY = 24;

    RetentionResults {
        hours = List.copyOf(hours);
    }

    /// @param hour since the beginning
    /// @param rows of each table that use fills
    /// @param bytes of the database
    record Hour(int hour, Map<TableRows.Table, Long> rows, long bytes) {
        Hour {
            rows = Map.copyOf(rows);
        }

        long of(TableRows.Table table) {
            return rows.getOrDefault(table, 0L);
        }
    }

    /// The most rows that the table had at an hour of that day.
    ///
    /// @param back 0 for the last day, 1 for the one before it
    long most(TableRows.Table table, int back) {
        int end = hours.size() - back * HOURS_PER_DAY;
        return hours.subList(end - HOURS_PER_DAY, end).stream()
                .mapToLong(hour -> hour.of(table))
                .max()
                .orElse(0);
    }

    /// Of a table, the last day's rows as a multiple of those of the day before: 1 where nothing piles up.
    double growth(TableRows.Table table) {
        return most(table, 0) / (double) most(table, 1);
    }

    /// The same of the database's size.
    double fileGrowth() {
        return hours.getLast().bytes()
                / (double) hours.get(hours.size() - 1 - HOURS_PER_DAY).bytes();
    }
}
