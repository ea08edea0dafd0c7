/// Keeps what `core` asks to keep, in SQLite: tables, migrations, one writer with group commit, and what this node
/// remembers of them. Owns all SQL; knows no rule of any API family.
@NullMarked
package dev.cardea.store;

import org.jspecify.annotations.NullMarked;
