-- Times are milliseconds since 1970 (UTC). Numbers are never given twice, hence AUTOINCREMENT.

CREATE TABLE tenants (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation TEXT NOT NULL,
    environment TEXT NOT NULL CHECK (environment IN ('dev', 'staging', 'preprod', 'production')),
    access_token_seconds INTEGER NOT NULL,
    email_like_ids INTEGER NOT NULL CHECK (email_like_ids IN (0, 1)),
    refuse_existing INTEGER NOT NULL CHECK (refuse_existing IN (0, 1)),
    created INTEGER NOT NULL,
    UNIQUE (organisation, environment)
) STRICT;

CREATE TABLE signing_keys (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant INTEGER NOT NULL REFERENCES tenants (number),
    imported TEXT,
    state TEXT NOT NULL CHECK (state IN ('signing', 'checking', 'retired')),
    sealed BLOB NOT NULL,
    created INTEGER NOT NULL,
    stopped INTEGER
) STRICT;

CREATE INDEX signing_keys_of_tenant ON signing_keys (tenant);

-- At most one key signs for a tenant: one root, and one of each imported kind.
CREATE UNIQUE INDEX signing_keys_that_sign ON signing_keys (tenant, coalesce(imported, '')) WHERE state = 'signing';

CREATE INDEX signing_keys_imported ON signing_keys (tenant) WHERE imported IS NOT NULL AND state <> 'retired';

CREATE TABLE api_keys (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant INTEGER NOT NULL REFERENCES tenants (number),
    environment TEXT NOT NULL,
    hash BLOB NOT NULL,
    label TEXT NOT NULL,
    created INTEGER NOT NULL,
    revoked INTEGER,
    UNIQUE (hash, environment)
) STRICT;

CREATE INDEX api_keys_of_tenant ON api_keys (tenant);

CREATE TABLE users (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant INTEGER NOT NULL REFERENCES tenants (number),
    uuid BLOB NOT NULL CHECK (length(uuid) = 16),
    point_id TEXT NOT NULL CHECK (length(point_id) = 21), -- without its prefix
    external_id TEXT,
    email_typed TEXT,
    email TEXT,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    generation INTEGER NOT NULL DEFAULT 0,
    refresh_generation INTEGER NOT NULL DEFAULT 0,
    refresh_key INTEGER REFERENCES signing_keys (number),
    refresh_since INTEGER NOT NULL,
    created INTEGER NOT NULL,
    UNIQUE (tenant, point_id)
) STRICT;

CREATE UNIQUE INDEX users_by_external_id ON users (tenant, external_id) WHERE external_id IS NOT NULL;

CREATE UNIQUE INDEX users_by_email ON users (tenant, email) WHERE email IS NOT NULL;

-- Counts the living refresh tokens of a key without a walk through all users.
CREATE INDEX users_by_refresh_key ON users (refresh_key) WHERE refresh_key IS NOT NULL AND active = 1;

CREATE TABLE revoked_tokens (
    user_number INTEGER NOT NULL REFERENCES users (number),
    token BLOB NOT NULL CHECK (length(token) = 20),
    expires INTEGER NOT NULL,
    PRIMARY KEY (user_number, token)
) STRICT, WITHOUT ROWID;

CREATE INDEX revoked_tokens_by_expiry ON revoked_tokens (expires);

-- A user with thousands of revoked tokens must not make a look at the latest 65 slow.
CREATE INDEX revoked_tokens_latest ON revoked_tokens (user_number, expires);

-- What is known of the installation as a whole.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
