/// What a line of log looks like, and how it is written without holding anybody up.
@NullMarked
package dev.cardea.app.log;

import org.jspecify.annotations.NullMarked;
