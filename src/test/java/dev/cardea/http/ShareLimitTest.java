package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareLimitTest {

    private final ShareLimit limit = new ShareLimit(2);

    @Test
    void whatIsNotYetReadIsUnderWay() {
        Response first = list("a");
        Response second = list("a");
        assertThat(list("a").status()).isEqualTo(503);
        assertThat(list("b").status()).isEqualTo(200);

        first.body().sent();
        assertThat(list("a").status()).isEqualTo(200);
        assertThat(list("a").status()).isEqualTo(503);
        second.body().sent();
        assertThat(list("a").status()).isEqualTo(200);
    }

    @Test
    void whatFailsIsNotUnderWay() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> limit.untilSent("a", ShareLimitTest::broken, () -> Response.empty(503)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(list("a").status()).isEqualTo(200);
    }

    private Response list(String whose) {
        return limit.untilSent(whose, () -> Response.json(200, "[]"), () -> Response.empty(503));
    }

    private static Response broken() {
        throw new IllegalStateException("broken");
    }
}
