/// What Prometheus scrapes; served on a port of its own.
@NullMarked
package dev.cardea.api.metrics;

import org.jspecify.annotations.NullMarked;
