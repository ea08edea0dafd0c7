package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.PointId;
import dev.cardea.core.Refusal;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names can move from one user to another; tokens cannot.
class LinkTest {

    private static final String BROUGHT = "point|-oPHnYThG64UF_FB1_26l";

    @TempDir
    Path folder;

    private OpenInstallation house;
    private Backend a;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, new ManualClock());
        a = Backend.joining(house, "A", Environment.STAGING);
        a.create("u-1");
        a.create("u-2");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aUserWhoBringsAnIdIsFoundByItAtOnce() {
        got(house.operations().linkUser().run(a.ref(), "u-1", BROUGHT));

        assertThat(got(house.flows().findUser().run(a.caller(), new PointId(BROUGHT)))
                        .id()
                        .text())
                .isEqualTo(BROUGHT);
        assertThat(a.takes(a.mint("u-1"))).isTrue();
    }

    @Test
    void aNameIsGivenOnceInATenant() {
        got(house.operations().linkUser().run(a.ref(), "u-1", BROUGHT));

        assertThat(house.operations().linkUser().run(a.ref(), "u-2", BROUGHT))
                .isEqualTo(Outcome.no(new Refusal.NameTaken()));
        assertThat(house.operations().linkUser().run(a.ref(), "u-2", "u-1"))
                .isEqualTo(Outcome.no(new Refusal.NameTaken()));
        assertThat(house.operations().linkUser().run(a.ref(), "nobody", "u-9"))
                .isEqualTo(Outcome.no(new Refusal.UserUnknown()));
        assertThat(house.operations().linkUser().run(a.ref(), "u-2", "a@b.example"))
                .isEqualTo(Outcome.no(new Refusal.UserNameMalformed()));
    }

    @Test
    void aTokenNeverSpeaksForWhoeverGetsItsUsersNameNext() {
        String name = a.row("u-1").pointId().text();
        String access = a.mint("u-1");
        String refresh = a.find("u-1").refreshToken().orElseThrow();
        assertThat(a.takes(access)).isTrue();

        got(house.operations().linkUser().run(a.ref(), "u-1", BROUGHT));
        got(house.operations().linkUser().run(a.ref(), "u-2", name));

        assertThat(a.takes(access)).isFalse();
        assertThat(a.holder(refresh))
                .isInstanceOfSatisfying(
                        Caller.ByRefresh.class,
                        holder -> assertThat(holder.user().id())
                                .isEqualTo(a.row("u-1").id()));
    }
}
