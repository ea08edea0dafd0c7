-- Tokens of Query Server, and sign-ins through clients.

-- 1 makes an administrator of Query Server.
ALTER TABLE users ADD COLUMN administrator SMALLINT NOT NULL DEFAULT 0 CHECK (administrator IN (0, 1));

-- When the user showed that the address is the user's.
ALTER TABLE users ADD COLUMN confirmed BIGINT;

-- When an administrator last changed something about the user; NULL if none has.
ALTER TABLE users ADD COLUMN updated BIGINT;

-- A link that confirms an address names the user, and nothing else.
CREATE INDEX users_by_bare_uuid ON users (uuid);

-- Lists the users of a tenant that have an address, in their order.
CREATE INDEX users_with_email ON users (tenant, number) WHERE email IS NOT NULL;

ALTER TABLE tenants ADD COLUMN manages_users SMALLINT NOT NULL DEFAULT 1 CHECK (manages_users IN (0, 1));

ALTER TABLE tenants ADD COLUMN manages_tokens SMALLINT NOT NULL DEFAULT 1 CHECK (manages_tokens IN (0, 1));

-- Each row stands for one token, derived from it when it is shown. `key` is NULL once the token was ended.
CREATE TABLE query_tokens (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant BIGINT NOT NULL REFERENCES tenants (number),
    user_number BIGINT UNIQUE REFERENCES users (number) ON DELETE CASCADE,
    name TEXT CHECK ((name IS NULL) = (user_number IS NOT NULL)),
    subject BYTEA NOT NULL CHECK (length(subject) = 16),
    key BIGINT REFERENCES signing_keys (number),
    date BIGINT NOT NULL, -- as it was sent: seconds or milliseconds
    endless SMALLINT NOT NULL CHECK (endless IN (0, 1)),
    claim BIGINT NOT NULL, -- what the token says of it, in seconds
    active SMALLINT NOT NULL CHECK (active IN (0, 1)),
    may_write SMALLINT NOT NULL CHECK (may_write IN (0, 1)),
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    UNIQUE (tenant, subject)
);

CREATE UNIQUE INDEX query_tokens_by_name ON query_tokens (tenant, name) WHERE name IS NOT NULL;

CREATE INDEX query_tokens_of_users ON query_tokens (tenant, number) WHERE user_number IS NOT NULL;

CREATE INDEX query_tokens_of_key ON query_tokens (key) WHERE key IS NOT NULL;

-- Programs through which people sign in. A name once given is never given again.
CREATE TABLE clients (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant BIGINT NOT NULL REFERENCES tenants (number),
    id TEXT NOT NULL UNIQUE,
    secret BYTEA NOT NULL,
    scopes TEXT NOT NULL, -- words with a space between
    created BIGINT NOT NULL,
    revoked BIGINT
);

CREATE INDEX clients_of_tenant ON clients (tenant);

-- What a session has that began through a client. The refresh tokens are derived; `refresh_key` is in the first bytes of
-- `current`, to be counted.
CREATE TABLE grants (
    user_number BIGINT NOT NULL,
    session BYTEA NOT NULL,
    tenant BIGINT NOT NULL REFERENCES tenants (number),
    client TEXT NOT NULL REFERENCES clients (id),
    scopes TEXT NOT NULL,
    current BYTEA NOT NULL CHECK (length(current) = 20),
    previous BYTEA CHECK (length(previous) = 20),
    refresh_key BIGINT NOT NULL REFERENCES signing_keys (number),
    rotated BIGINT NOT NULL,
    started BIGINT NOT NULL,
    PRIMARY KEY (user_number, session),
    FOREIGN KEY (user_number, session) REFERENCES sessions (user_number, id) ON DELETE CASCADE
);

CREATE INDEX grants_of_key ON grants (refresh_key);
