/// What tests of several packages share: clients and fakes, no assertions.
@NullMarked
package dev.cardea.testing;

import org.jspecify.annotations.NullMarked;
