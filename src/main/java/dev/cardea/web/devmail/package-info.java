/// The mailbox of development mode: shows the letters that nothing delivers there. Owns the page and its JSON; knows
/// nothing of why a letter was written.
@NullMarked
package dev.cardea.web.devmail;

import org.jspecify.annotations.NullMarked;
