/// Several nodes as real processes on one PostgreSQL, while processes die or stand still and connections break: what
/// clients saw is kept as a history, and the history is checked.
@NullMarked
package dev.cardea.chaos;

import org.jspecify.annotations.NullMarked;
