package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where links may lead, and how they may not get elsewhere.
class LinkPrefixTest {

    private static final LinkPrefix PAGE = new LinkPrefix("https://app.example/m");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/m",
                "https://app.example/m/",
                "https://app.example/m/sign-in?from=mail",
                "https://app.example/m?x=../y",
                "https://app.example/m#top",
                "https://app.example/m/a..b/.well-known/..."
            })
    void whatGoesOnFromThePrefixIsCovered(String link) {
        assertThat(PAGE.covers(link)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://app.example/",
                "https://app.example/member",
                "https://app.example.evil/m",
                "http://app.example/m",
                "https://app.example/m/../evil",
                "https://app.example/m/..",
                "https://app.example/m/./x",
                "https://app.example/m/%2e%2E/evil",
                "https://app.example/m/.%2e/evil",
                "https://app.example/m/x y",
                "https://app.example/m\\evil",
                "https://app.example/m/\"x",
                "https://app.example/m/<x",
                "https://app.example/m/\u202e",
                "https://app.example/m/é"
            })
    void whatOnlyBeginsAlikeOrClimbsOutIsNot(String link) {
        assertThat(PAGE.covers(link)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "app.example", "https://", "javascript:alert(1)", "https://a@b/", "https://a/?x", "//a"})
    void aPrefixIsAnAbsoluteAddressWithoutQuery(String text) {
        assertThat(LinkPrefix.isOne(text)).isFalse();
        assertThatThrownBy(() -> new LinkPrefix(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
