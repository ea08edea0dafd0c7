/// HTTP as values: requests, responses, routes and the router, and the one file that touches the engine.
///
/// It owns framing, limits, request ids and which family words which trouble. It knows nothing of users,
/// tokens or stores.
@NullMarked
package dev.cardea.http;

import org.jspecify.annotations.NullMarked;
