/// The verbs: one class for each thing one can ask of the server; `ls` of this folder is the list of what it does.
/// [Flows] is the menu for API families, [Operations] the one for operators. Knows no HTTP, no SQL and no algorithm.
@NullMarked
package dev.cardea.flow;

import org.jspecify.annotations.NullMarked;
