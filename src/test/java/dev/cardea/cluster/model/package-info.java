/// The protocol of several nodes (decision 19) as a small model, and a search through every state that it can reach.
/// It shares no code with the server: it is the protocol as it is written, to be read beside the decision.
@NullMarked
package dev.cardea.cluster.model;

import org.jspecify.annotations.NullMarked;
