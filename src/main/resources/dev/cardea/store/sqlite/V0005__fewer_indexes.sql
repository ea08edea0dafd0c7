-- Each index of a table is one more tree to write for each new row.

-- Which 65 of a user's revoked tokens are looked at first does not matter: the primary key finds some.
DROP INDEX revoked_tokens_latest;

-- Finds a UUID within a tenant, and wherever it is.
DROP INDEX users_by_bare_uuid;
DROP INDEX users_by_uuid;
CREATE UNIQUE INDEX users_by_uuid ON users (uuid, tenant);
