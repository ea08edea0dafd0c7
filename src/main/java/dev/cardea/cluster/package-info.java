/// Several nodes over one database: the lease under which a node uses its memory, the feed by which it hears of changes,
/// and how a change is answered only once all of them know (decision 19, whose rules R1 to R18 are named here).
@NullMarked
package dev.cardea.cluster;

import org.jspecify.annotations.NullMarked;
