/// Tests of routes, router and decoding as values, and of the engine over real sockets.
@NullMarked
package dev.cardea.http;

import org.jspecify.annotations.NullMarked;
