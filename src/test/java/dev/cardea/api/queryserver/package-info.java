/// Query Server over a real socket: the cases of contract query-server.md §7 under both spellings, and what the decisions
/// say beyond them.
@NullMarked
package dev.cardea.api.queryserver;

import org.jspecify.annotations.NullMarked;
