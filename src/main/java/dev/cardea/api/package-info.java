/// One folder for each family of endpoints. A family never sees another, nor the store, nor the app.
@NullMarked
package dev.cardea.api;

import org.jspecify.annotations.NullMarked;
