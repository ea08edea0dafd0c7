/// Keeps what `core` asks to keep: in SQLite, with one writer that commits in groups, or in PostgreSQL, with serializable
/// transactions. The tables and their SQL are the same for both; the migrations are not. Also what this node remembers
/// of them. Owns all SQL; knows no rule of any API family.
@NullMarked
package dev.cardea.store;

import org.jspecify.annotations.NullMarked;
