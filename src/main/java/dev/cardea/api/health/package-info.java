/// Whether the server is up and whether it can work: for probes and load balancers.
@NullMarked
package dev.cardea.api.health;

import org.jspecify.annotations.NullMarked;
