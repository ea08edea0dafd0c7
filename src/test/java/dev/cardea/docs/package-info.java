/// The pages for readers are true: what they show is what the server does.
@NullMarked
package dev.cardea.docs;

import org.jspecify.annotations.NullMarked;
