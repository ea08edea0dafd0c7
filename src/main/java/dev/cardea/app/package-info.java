/// Puts the parts together. The only place that may call every constructor.
@NullMarked
package dev.cardea.app;

import org.jspecify.annotations.NullMarked;
