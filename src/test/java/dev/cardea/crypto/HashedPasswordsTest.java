package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardea.core.PasswordHash;
import dev.cardea.core.Unavailable;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HashedPasswordsTest {

    @TempDir
    private static Path folder;

    private final HashedPasswords passwords = new HashedPasswords(new Random(7), folder, 1, 1);

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void aHashMatchesItsPasswordAndNoOther() {
        PasswordHash hash = passwords.hash("correct horse");

        assertThat(hash.text()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hash).asString().isEqualTo("PasswordHash[…]");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horse ", hash)).isFalse();
        assertThat(passwords.matches("Correct horse", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void theSamePasswordIsNeverHashedAlike() {
        assertThat(passwords.hash("twice")).isNotEqualTo(passwords.hash("twice"));
    }

    @Test
    void saltsComeFromTheGivenChance() {
        try (HashedPasswords same = new HashedPasswords(new Random(7), folder, 1, 1)) {
            assertThat(passwords.hash("once")).isEqualTo(same.hash("once"));
        }
    }

    @Test
    void passwordsCountAsUtf8() {
        PasswordHash hash = passwords.hash("pässwörd € 🔑");

        assertThat(passwords.matches("pässwörd € 🔑", hash)).isTrue();
        assertThat(passwords.matches("p?ssw?rd ? ??", hash)).isFalse();
    }

    @Test
    void passwordsCountWhole() {
        String longer = "x".repeat(90) + "a" + "x".repeat(9);
        PasswordHash hash = passwords.hash(longer);

        assertThat(passwords.matches(longer, hash)).isTrue();
        assertThat(passwords.matches("x".repeat(90) + "b" + "x".repeat(9), hash))
                .isFalse();
        assertThat(passwords.matches(longer.substring(0, 72), hash)).isFalse();
    }

    @Test
    void passwordsOver1024BytesAreNotHashedAndMatchNothing() {
        String longest = "x".repeat(1024);
        PasswordHash hash = passwords.hash(longest);
        long before = passwords.computed();

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "x", hash)).isFalse();
        assertThat(passwords.computed() - before).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> passwords.hash(longest + "x"))
                .withMessageNotContaining("xx");
        assertThat(passwords.computed() - before).isEqualTo(2);
    }

    @Test
    void everyQuestionCostsOneComputation() {
        PasswordHash hash = passwords.hash("right");
        assertThat(passwords.computed()).isEqualTo(1);

        passwords.matches("right", hash);
        assertThat(passwords.computed()).isEqualTo(2);
        passwords.matches("wrong", hash);
        assertThat(passwords.computed()).isEqualTo(3);
        passwords.pretend("nobody's");
        assertThat(passwords.computed()).isEqualTo(4);
        passwords.pretend("x".repeat(5000));
        assertThat(passwords.computed()).isEqualTo(5);
        passwords.matches("right", new PasswordHash("!"));
        assertThat(passwords.computed()).isEqualTo(6);
        passwords.warmUp();
        assertThat(passwords.computed()).isEqualTo(7);
    }

    @Test
    void onlyWhatIsMadeLikeOursIsUpToDate() {
        PasswordHash ours = passwords.hash("now");

        assertThat(passwords.isOutdated(ours)).isFalse();
        for (String change : new String[] {"$argon2i$", "v=16", "m=19457", "m=65536", "t=3", "p=2"}) {
            String key = change.replaceAll("\\d+$", "");
            String other = change.startsWith("$")
                    ? ours.text().replace("$argon2id$", change)
                    : ours.text().replaceAll(key + "\\d+", change);
            assertThat(other).isNotEqualTo(ours.text());
            assertThat(passwords.isOutdated(new PasswordHash(other))).as(other).isTrue();
        }
        assertThat(passwords.isOutdated(new PasswordHash("$2b$12$" + "a".repeat(53))))
                .isTrue();
        assertThat(passwords.isOutdated(new PasswordHash(""))).isTrue();
    }

    @Test
    void whenTooManyWaitTheNextIsRefusedAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        RandomGenerator slow = () -> {
            begun.countDown();
            waitFor(mayEnd);
            return 4;
        };
        try (HashedPasswords busy = new HashedPasswords(slow, folder, 1, 1)) {
            CompletableFuture<PasswordHash> first =
                    CompletableFuture.supplyAsync(() -> busy.hash("first"), Thread::startVirtualThread);
            begun.await();
            CompletableFuture<PasswordHash> second =
                    CompletableFuture.supplyAsync(() -> busy.hash("second"), Thread::startVirtualThread);
            while (busy.waiting() < 1) {
                Thread.onSpinWait();
            }
            PasswordHash any = new PasswordHash("$2b$04$" + "a".repeat(53));
            refuses(() -> busy.hash("third"));
            refuses(() -> busy.matches("third", any));
            refuses(() -> busy.pretend("third"));
            mayEnd.countDown();

            assertThat(first.get()).isNotEqualTo(second.get());
            assertThat(busy.matches("second", second.get())).isTrue();
        }
    }

    @Test
    void afterClosingNothingIsComputed() {
        passwords.close();

        refuses(() -> passwords.pretend("late"));
        assertThat(passwords.computed()).isZero();
    }

    private static void refuses(Runnable question) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(question::run);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
