-- Tokens of Query Server, and sign-ins through clients.

-- 1 makes an administrator of Query Server.
ALTER TABLE users ADD COLUMN administrator INTEGER NOT NULL DEFAULT 0 CHECK (administrator IN (0, 1));

-- When the user showed that the address is the user's.
ALTER TABLE users ADD COLUMN confirmed INTEGER;

-- When an administrator last changed something about the user; NULL if none has.
ALTER TABLE users ADD COLUMN updated INTEGER;

-- A link that confirms an address names the user, and nothing else.
CREATE INDEX users_by_bare_uuid ON users (uuid);

-- Lists the users of a tenant that have an address, in their order.
CREATE INDEX users_with_email ON users (tenant, number) WHERE email IS NOT NULL;

ALTER TABLE tenants ADD COLUMN manages_users INTEGER NOT NULL DEFAULT 1 CHECK (manages_users IN (0, 1));

ALTER TABLE tenants ADD COLUMN manages_tokens INTEGER NOT NULL DEFAULT 1 CHECK (manages_tokens IN (0, 1));

-- Each row stands for one token, derived from it when it is shown. `key` is NULL once the token was ended.
CREATE TABLE query_tokens (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant INTEGER NOT NULL REFERENCES tenants (number),
    user_number INTEGER UNIQUE REFERENCES users (number) ON DELETE CASCADE,
    name TEXT CHECK ((name IS NULL) = (user_number IS NOT NULL)),
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    key INTEGER REFERENCES signing_keys (number),
    date INTEGER NOT NULL, -- as it was sent: seconds or milliseconds
    endless INTEGER NOT NULL CHECK (endless IN (0, 1)),
    claim INTEGER NOT NULL, -- what the token says of it, in seconds
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    may_write INTEGER NOT NULL CHECK (may_write IN (0, 1)),
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    UNIQUE (tenant, subject)
) STRICT;

CREATE UNIQUE INDEX query_tokens_by_name ON query_tokens (tenant, name) WHERE name IS NOT NULL;

CREATE INDEX query_tokens_of_users ON query_tokens (tenant, number) WHERE user_number IS NOT NULL;

CREATE INDEX query_tokens_of_key ON query_tokens (key) WHERE key IS NOT NULL;

-- Programs through which people sign in. A name once given is never given again.
CREATE TABLE clients (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant INTEGER NOT NULL REFERENCES tenants (number),
    id TEXT NOT NULL UNIQUE,
    secret BLOB NOT NULL,
    scopes TEXT NOT NULL, -- words with a space between
    created INTEGER NOT NULL,
    revoked INTEGER
) STRICT;

CREATE INDEX clients_of_tenant ON clients (tenant);

-- What a session has that began through a client. The refresh tokens are derived; `refresh_key` is in the first bytes of
-- `current`, to be counted.
CREATE TABLE grants (
    user_number INTEGER NOT NULL,
    session BLOB NOT NULL,
    tenant INTEGER NOT NULL REFERENCES tenants (number),
    client TEXT NOT NULL REFERENCES clients (id),
    scopes TEXT NOT NULL,
    current BLOB NOT NULL CHECK (length(current) = 20),
    previous BLOB CHECK (length(previous) = 20),
    refresh_key INTEGER NOT NULL REFERENCES signing_keys (number),
    rotated INTEGER NOT NULL,
    started INTEGER NOT NULL,
    PRIMARY KEY (user_number, session),
    FOREIGN KEY (user_number, session) REFERENCES sessions (user_number, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX grants_of_key ON grants (refresh_key);
