@NullMarked
package dev.cardea.api.aviauth;

import org.jspecify.annotations.NullMarked;
