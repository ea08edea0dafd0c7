/// Query Server: users and their one token each, and tokens that belong to nobody (contract query-server.md).
@NullMarked
package dev.cardea.api.queryserver;

import org.jspecify.annotations.NullMarked;
