/// Mail: reduces what strangers want to have sent, and delivers what waits in the outbox. Owns no codes and no
/// texts of its own.
@NullMarked
package dev.cardea.mail;

import org.jspecify.annotations.NullMarked;
