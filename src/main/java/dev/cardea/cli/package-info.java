/// The command line: what operators write, what it asks of the flows, and how the answer is worded.
///
/// It owns the commands, their exit codes and the socket through which they reach a running server. It does not own
/// the server, its configuration or its store: the app carries out [Launch] and [Installation].
@NullMarked
package dev.cardea.cli;

import org.jspecify.annotations.NullMarked;
