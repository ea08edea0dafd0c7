/// The mailbox of development mode, seen over a socket.
@NullMarked
package dev.cardea.web.devmail;

import org.jspecify.annotations.NullMarked;
