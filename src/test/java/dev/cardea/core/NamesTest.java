package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// By which names users are called (contract point.md §4.1 and §4.2).
class NamesTest {

    private static final String POINT = "point|-oPHnYThG64UF_FB1_26l";

    @Test
    void theServersNamesAndTheOrganisationsAreToldApart() {
        assertThat(UserName.parse(POINT)).contains(new PointId(POINT));
        assertThat(UserName.parse("u-1")).contains(new ExternalId("u-1"));
        assertThat(UserName.parse("auth0|u-1")).contains(new ExternalId("auth0|u-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"point%7C-oPHnYThG64UF_FB1_26l", "point%7c-oPHnYThG64UF_FB1_26l", "POINT%7C-oPHnYThG64UF_FB1_26l"
            })
    void aNameThatAnSdkEncodedTwiceIsReadAsItWasMeant(String text) {
        assertThat(UserName.parse(text)).contains(new PointId(POINT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "point|",
                "point|abc",
                "POINT|abc",
                "Point|-oPHnYThG64UF_FB1_26l",
                "point|-oPHnYThG64UF_FB1_26l2",
                "point|-oPHnYThG64UF_FB1_26\u00e9",
                "point%7Cabc",
                "a b",
                "a/b",
                "a\\b",
                "a;b",
                "a?b",
                "a#b",
                "a%41",
                "\u00fc",
                "a\u0000",
                "a\n",
                "\uff41"
            })
    void whatNoUserCanBeCalledIsNoName(String text) {
        assertThat(UserName.parse(text)).isEmpty();
    }

    @Test
    void aNameHasAtMost255Characters() {
        assertThat(UserName.parse("a".repeat(255))).isPresent();
        assertThat(UserName.parse("a".repeat(256))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new PointId("u-1"));
    }

    @Test
    void namesAreComparedAsTheyAre() {
        assertThat(new ExternalId("U-1")).isNotEqualTo(new ExternalId("u-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.org", "a@b.c", "a+b@c.d.e"})
    void anIdLikeAnAddressIsSeen(String text) {
        assertThat(new ExternalId(text).isLikeEmail()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "a@b", "@b.c", "a@b@c.d", "a@b."})
    void othersAreNotLikeOne(String text) {
        assertThat(new ExternalId(text).isLikeEmail()).isFalse();
    }

    @Test
    void anAddressIsComparedInOneFormAndNotShown() {
        assertThat(Email.parse(" Anna@Example.ORG ")).map(Email::compared).contains("anna@example.org");
        assertThat(Email.parse("anna@example.org").orElseThrow().toString()).doesNotContain("anna");
        assertThat(Email.parse("e\u0301@x").map(Email::compared)).contains("\u00e9@x");
        assertThat(new String[] {"", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\u0000"})
                .allSatisfy(text -> assertThat(Email.parse(text)).isEmpty());
    }
}
