package dev.cardea.store;

import dev.cardea.core.CodePurpose;
import dev.cardea.core.Codes;
import dev.cardea.core.SecretHash;
import dev.cardea.core.UserId;
import java.time.Duration;
import java.time.Instant;

/// One-time codes: a row for each that was issued within a day. Only the last one can be used.
final class CodesTable implements Codes {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// The row of the last code, if it may still be used.
    private static final String LIVING = """
            number = (SELECT max(number) FROM codes WHERE user_number = :user AND purpose = :purpose)
                AND used IS NULL AND expires > :now
                AND misses < :missesPerCode
                AND (SELECT sum(misses) FROM codes
                    WHERE user_number = :user AND purpose = :purpose AND issued > :dayAgo) < :missesPerDay
            """;

    private final Link link;

    CodesTable(Link link) {
        this.link = link;
    }

    @Override
    public boolean issue(UserId user, CodePurpose purpose, SecretHash hash, Instant now) {
        return link.statement("""
                                INSERT INTO codes (user_number, purpose, hash, issued, expires)
                                SELECT :user, :purpose, :hash, :now, :expires
                                WHERE (SELECT count(*) FROM codes
                                    WHERE user_number = :user AND purpose = :purpose AND issued > :hourAgo) < :most
                                """)
                        .bind("user", user.number())
                        .bind("purpose", purpose.label())
                        .bind("hash", hash.bytes())
                        .bind("now", now.toEpochMilli())
                        .bind("expires", now.plus(purpose.lifetime()).toEpochMilli())
                        .bind("hourAgo", now.minus(HOUR).toEpochMilli())
                        .bind("most", purpose.codesPerHour())
                        .execute()
                == 1;
    }

    @Override
    public boolean mayIssue(UserId user, CodePurpose purpose, Instant now) {
        return link.statement("""
                        SELECT count(*) < :most
                        FROM codes
                        WHERE user_number = :user AND purpose = :purpose AND issued > :hourAgo
                        """)
                .bind("user", user.number())
                .bind("purpose", purpose.label())
                .bind("hourAgo", now.minus(HOUR).toEpochMilli())
                .bind("most", purpose.codesPerHour())
                .map(row -> row.getBoolean(1))
                .one();
    }

    @Override
    public boolean wouldTake(UserId user, CodePurpose purpose, SecretHash hash, Instant now) {
        return living(link.statement("SELECT 1 FROM codes WHERE hash = :hash AND " + LIVING), user, purpose, now)
                .bind("hash", hash.bytes())
                .map(_ -> true)
                .findOne()
                .isPresent();
    }

    @Override
    public Use use(UserId user, CodePurpose purpose, SecretHash hash, Instant now) {
        boolean taken = living(
                                link.statement("UPDATE codes SET used = :now WHERE hash = :hash AND " + LIVING),
                                user,
                                purpose,
                                now)
                        .bind("hash", hash.bytes())
                        .execute()
                == 1;
        if (taken) {
            return Use.TAKEN;
        }
        boolean counted =
                living(link.statement("UPDATE codes SET misses = misses + 1 WHERE " + LIVING), user, purpose, now)
                                .execute()
                        == 1;
        return counted || !isExhausted(user, purpose, now) ? Use.MISSED : Use.EXHAUSTED;
    }

    @Override
    public void endAll(UserId user) {
        link.statement("UPDATE codes SET expires = issued WHERE user_number = :user")
                .bind("user", user.number())
                .execute();
    }

    @Override
    public int sweep(Instant now, int most) {
        return link.statement("""
                        DELETE FROM codes
                        WHERE number IN (SELECT number FROM codes WHERE issued <= :dayAgo ORDER BY issued LIMIT :most)
                        """)
                .bind("dayAgo", now.minus(DAY).toEpochMilli())
                .bind("most", most)
                .execute();
    }

    /// Whether it is for misses that there is no code to be used.
    private boolean isExhausted(UserId user, CodePurpose purpose, Instant now) {
        return link.statement("""
                        SELECT coalesce(sum(misses), 0) >= :missesPerDay
                            OR coalesce(max(misses) FILTER (WHERE used IS NULL AND expires > :now
                                AND number = (SELECT max(number) FROM codes
                                    WHERE user_number = :user AND purpose = :purpose)), 0) >= :missesPerCode
                        FROM codes
                        WHERE user_number = :user AND purpose = :purpose AND issued > :dayAgo
                        """)
                .bind("user", user.number())
                .bind("purpose", purpose.label())
                .bind("now", now.toEpochMilli())
                .bind("dayAgo", now.minus(DAY).toEpochMilli())
                .bind("missesPerDay", purpose.missesPerDay())
                .bind("missesPerCode", CodePurpose.MISSES_PER_CODE)
                .map(row -> row.getBoolean(1))
                .one();
    }

    private static SqlStatement living(SqlStatement statement, UserId user, CodePurpose purpose, Instant now) {
        return statement
                .bind("user", user.number())
                .bind("purpose", purpose.label())
                .bind("now", now.toEpochMilli())
                .bind("dayAgo", now.minus(DAY).toEpochMilli())
                .bind("missesPerCode", CodePurpose.MISSES_PER_CODE)
                .bind("missesPerDay", purpose.missesPerDay());
    }
}
