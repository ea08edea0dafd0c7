-- One process has this file, and hears of its own changes: what several nodes tell each other is kept in PostgreSQL only.
SELECT 1;
