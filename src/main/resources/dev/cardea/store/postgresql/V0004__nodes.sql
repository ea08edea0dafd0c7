-- What several nodes over one database tell each other (decision 19).

-- A node raises `renewals` as long as it lives; nobody but itself touches its row, until it has been silent for long.
CREATE TABLE nodes (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL,
    renewals BIGINT NOT NULL DEFAULT 0,
    applied BIGINT NOT NULL DEFAULT 0, -- every entry of the feed up to this number is applied
    started TIMESTAMPTZ NOT NULL DEFAULT now(),
    renewed TIMESTAMPTZ NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

-- Entries that have no number yet. Rows come and go all the time.
CREATE TABLE feed_pending (
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- The number of the last entry. Whoever gives numbers holds this row until the commit.
CREATE TABLE feed_head (
    one SMALLINT PRIMARY KEY CHECK (one = 1),
    number BIGINT NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

INSERT INTO feed_head (one, number) VALUES (1, 0);

CREATE TABLE feed (
    number BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    made TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- Gives the next numbers to all entries that have none, in one call: whoever holds the head never waits for a client.
-- Each statement sees what there is when it begins, so the second sees all that was committed until the head was taken.
CREATE FUNCTION number_feed() RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    head BIGINT;
    last BIGINT;
BEGIN
    SELECT number INTO STRICT head FROM feed_head WHERE one = 1 FOR UPDATE;
    WITH pending AS (DELETE FROM feed_pending RETURNING kind, subject),
         numbered AS (
             INSERT INTO feed (number, kind, subject)
             SELECT head + row_number() OVER (), kind, subject FROM (SELECT DISTINCT kind, subject FROM pending) AS once
             RETURNING number
         )
    SELECT max(number) INTO last FROM numbered;
    IF last IS NULL THEN
        RETURN head;
    END IF;
    UPDATE feed_head SET number = last WHERE one = 1;
    PERFORM pg_notify('cardea_feed', '');
    RETURN last;
END
$$;
