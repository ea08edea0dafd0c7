-- People with passwords, in accounts.

ALTER TABLE tenants ADD COLUMN public_key TEXT;

UPDATE tenants SET public_key = lower(hex(randomblob(16)));

CREATE UNIQUE INDEX tenants_by_public_key ON tenants (public_key);

-- Words with a comma between.
ALTER TABLE tenants ADD COLUMN doors TEXT NOT NULL DEFAULT 'point';

ALTER TABLE tenants ADD COLUMN shortest_password INTEGER NOT NULL DEFAULT 8;

ALTER TABLE tenants ADD COLUMN refuse_common_passwords INTEGER NOT NULL DEFAULT 1
    CHECK (refuse_common_passwords IN (0, 1));

-- Addresses with a space between, in their order.
ALTER TABLE tenants ADD COLUMN link_prefixes TEXT NOT NULL DEFAULT '';

-- An account is its users: a UUID of 16 bytes that they share.
ALTER TABLE users ADD COLUMN account BLOB CHECK (length(account) = 16);

ALTER TABLE users ADD COLUMN role INTEGER NOT NULL DEFAULT 0;

ALTER TABLE users ADD COLUMN password TEXT;

CREATE INDEX users_of_account ON users (tenant, account) WHERE account IS NOT NULL;

CREATE UNIQUE INDEX users_by_uuid ON users (tenant, uuid);

CREATE TABLE sessions (
    user_number INTEGER NOT NULL REFERENCES users (number) ON DELETE CASCADE,
    id BLOB NOT NULL CHECK (length(id) = 16),
    started INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (user_number, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_expiry ON sessions (expires);

-- A user with thousands of sessions must not make a look at the latest 65 slow.
CREATE INDEX sessions_latest ON sessions (user_number, started);

-- The last one of a user and purpose is the one that counts; the earlier ones are kept for a day, to be counted.
CREATE TABLE codes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    user_number INTEGER NOT NULL REFERENCES users (number) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    hash BLOB NOT NULL,
    issued INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    misses INTEGER NOT NULL DEFAULT 0,
    used INTEGER
) STRICT;

CREATE INDEX codes_of_user ON codes (user_number, purpose, number);

CREATE INDEX codes_by_issue ON codes (issued);

CREATE TABLE root_tokens (
    hash BLOB PRIMARY KEY,
    user_number INTEGER NOT NULL REFERENCES users (number) ON DELETE CASCADE,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX root_tokens_of_user ON root_tokens (user_number);

-- Letters on their way out. Their content is sealed, and goes when they are finished.
CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant INTEGER NOT NULL REFERENCES tenants (number),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'expired')),
    sealed BLOB CHECK ((sealed IS NOT NULL) = (state = 'waiting')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    trouble TEXT,
    created INTEGER NOT NULL,
    finished INTEGER CHECK ((finished IS NULL) = (state = 'waiting'))
) STRICT;

CREATE INDEX outbox_due ON outbox (next_try) WHERE state = 'waiting';

-- Carries the state too, so that letters are counted without reading them.
CREATE INDEX outbox_finished ON outbox (finished, state) WHERE finished IS NOT NULL;
