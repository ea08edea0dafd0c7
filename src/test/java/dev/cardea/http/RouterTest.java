package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private final List<Answered> seen = new ArrayList<>();

    private Router router(Family... families) {
        return new Router(
                List.of(families),
                ToyFamily.silent("fallback"),
                () -> "unused",
                seen::add,
                UnsupportedOperationException.class::isInstance);
    }

    private Router router(Consumer<Routes> mounting) {
        return router(new ToyFamily("toy", List.of("/users"), mounting));
    }

    private static Handler says(String text) {
        return _ -> Response.text(200, text);
    }

    private static Response get(Router router, String path) {
        return router.handle(Request.of("GET", path));
    }

    @Test
    void aParameterIsOneSegmentRawAndDecoded() {
        Router router = router(routes -> routes.get(
                "/users/{id}/token/{token}",
                request -> Response.text(
                        200,
                        request.raw("id") + " " + request.param("id").orElseThrow() + " " + request.raw("token"))));

        assertThat(get(router, "/users/a%2Fb;c/token/x|y?q=1").body().text()).isEqualTo("a%2Fb;c a/b;c x|y");
    }

    @Test
    void aLiteralWinsOverAParameter() {
        Router router = router(routes -> routes.get("/users/{id}", says("parameter"))
                .get("/users/me", says("literal"))
                .get("/users/{id}/token", says("deep")));

        assertThat(get(router, "/users/me").body().text()).isEqualTo("literal");
        assertThat(get(router, "/users/%6De").body().text()).isEqualTo("literal");
        assertThat(get(router, "/users/you").body().text()).isEqualTo("parameter");
        assertThat(get(router, "/users/me/token").body().text()).isEqualTo("deep");
    }

    @Test
    void aLiteralOfOneFamilyWinsOverTheParameterOfAnother() {
        Router router = router(
                new ToyFamily("first", List.of(), routes -> routes.get("/users/{id}", says("first"))),
                new ToyFamily("second", List.of(), routes -> routes.get("/users/me", says("second"))));

        assertThat(get(router, "/users/me").body().text()).isEqualTo("second");
        assertThat(get(router, "/users/you").body().text()).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users",
                "/users/",
                "/users//",
                "//users/a",
                "/users//a",
                "/users/a/",
                "/Users/a",
                "/users/a/b",
                "",
                "*"
            })
    void whatDoesNotFitIsNotFound(String path) {
        Router router = router(routes -> routes.get("/users/{id}", says("found")));

        assertThat(get(router, path).status()).isEqualTo(404);
    }

    @Test
    void oneTrailingSlashIsToleratedWhereAskedFor() {
        Router router =
                router(routes -> routes.get("/users/{id}", says("found")).tolerateTrailingSlash());

        assertThat(get(router, "/users/a/").status()).isEqualTo(200);
        assertThat(get(router, "/users/a//").status()).isEqualTo(404);
        assertThat(get(router, "/users//").status()).isEqualTo(404);
        assertThat(get(router, "/users/").status()).isEqualTo(404);
    }

    @Test
    void slashesCollapseOnlyInTheFamilyThatAskedForIt() {
        Router router = router(
                new ToyFamily(
                        "loose",
                        List.of("/_"),
                        routes -> routes.get("/_/user/{id}", says("found")).collapseSlashes()),
                new ToyFamily("strict", List.of("/users"), routes -> routes.get("/users/{id}", says("found"))));

        assertThat(get(router, "//_//user///a//").status()).isEqualTo(200);
        assertThat(get(router, "/_/user/a").status()).isEqualTo(200);
        assertThat(get(router, "//_//other").body().text()).contains("loose");
        assertThat(get(router, "//users//a").body().text()).contains("fallback");
        assertThat(get(router, "/" + "/".repeat(100_000)).status()).isEqualTo(404);
    }

    @Test
    void theRootIsATemplateToo() {
        Router router = router(routes -> routes.get("/", says("root")));

        assertThat(get(router, "/").body().text()).isEqualTo("root");
        assertThat(get(router, "//").status()).isEqualTo(404);
    }

    @Test
    void unknownPathsAreWordedByTheirOwner() {
        Router router = router(
                new ToyFamily("users", List.of("/users"), _ -> {}),
                new ToyFamily("deep", List.of("/users/deep"), _ -> {}));

        assertThat(get(router, "/users/a").body().text()).contains("users");
        assertThat(get(router, "/users/deep/a").body().text()).contains("deep");
        assertThat(get(router, "/%75sers").body().text()).contains("users");
        assertThat(get(router, "/usersX").body().text()).contains("fallback");
        assertThat(get(router, "/").body().text()).contains("fallback");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        Router router = router(routes -> routes.get("/users/{id}", says("get")).post("/users/{id}", says("post")));

        Response response = router.handle(Request.of("PATCH", "/users/a"));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("allow")).contains("GET, HEAD, POST");
        assertThat(router.handle(Request.of("OPTIONS", "/users/a")))
                .isEqualTo(Response.empty(204).with("Allow", "GET, HEAD, POST"));
        assertThat(router.handle(Request.of("OPTIONS", "/users")).status()).isEqualTo(404);
        assertThat(router.handle(Request.of("HEAD", "/users/a")).status()).isEqualTo(200);
    }

    @Test
    void aFamilyMayKnowOnlyTheMethodsItDeclares() {
        Router router = router(routes -> routes.get("/users/{id}", says("get")).onlyDeclaredMethods());

        assertThat(router.handle(Request.of("HEAD", "/users/a")).header("Allow"))
                .contains("GET");
        assertThat(router.handle(Request.of("OPTIONS", "/users/a")).status()).isEqualTo(405);
    }

    @Test
    void aFamilyWrapsAllItAnswersItsProblemsToo() {
        Router router = router(new ToyFamily(
                "toy",
                List.of("/users"),
                routes -> routes.get("/users/{id}", says("found")).get("/users/{id}/crash", _ -> {
                    throw new IllegalStateException("a bug");
                }),
                next -> request -> request.method().equals("OPTIONS")
                        ? Response.empty(200)
                        : next.handle(request).with("Vary", "Origin")));

        assertThat(get(router, "/users/a").header("Vary")).contains("Origin");
        assertThat(get(router, "/users").header("Vary")).contains("Origin");
        assertThat(get(router, "/users/a/crash").header("Vary")).contains("Origin");
        assertThat(router.handle(Request.of("PUT", "/users/a")).header("Vary")).contains("Origin");
        assertThat(router.handle(Request.of("OPTIONS", "/users/a")).status()).isEqualTo(200);
        assertThat(get(router, "/other").header("Vary")).isEmpty();
    }

    @Test
    void whatIsThrownIsWordedByTheFamily() {
        Router router = router(routes -> routes.get("/users/bug", _ -> {
                    throw new IllegalStateException("a bug");
                })
                .get("/users/error", _ -> {
                    throw new StackOverflowError();
                })
                .get("/users/away", _ -> {
                    throw new UnsupportedOperationException("away");
                }));

        assertThat(router.handle(Request.of("GET", "/users/bug").as("r-1"))
                        .body()
                        .text())
                .isEqualTo("{\"toy\":\"crashed r-1\"}");
        assertThat(get(router, "/users/error").status()).isEqualTo(500);
        assertThat(get(router, "/users/away").status()).isEqualTo(503);
    }

    @Test
    void evenAFamilyWithoutWordsIsAnswered() {
        Router router = router(new ToyFamily("mute", List.of("/users"), _ -> {}, _ -> _ -> {
            throw new IllegalStateException("mute");
        }));

        assertThat(get(router, "/users").status()).isEqualTo(500);
    }

    @Test
    void theObserverSeesTheTemplate() {
        Router router = router(routes ->
                routes.get("/users/{id}", _ -> Response.text(200, "hello").about("acme")));

        router.handle(Request.of("GET", "/users/secret").as("r-1"));
        router.handle(Request.of("BREW", "/users").as("r-2"));

        assertThat(seen)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nanos")
                .containsExactly(
                        new Answered("toy", "/users/{id}", "GET", 200, 0, "r-1", "acme"),
                        new Answered("toy", "-", "OTHER", 404, 0, "r-2", ""));
    }

    @Test
    void twoFamiliesMayNotClaimOneTemplateOrPrefix() {
        ToyFamily first = new ToyFamily("first", List.of("/users"), routes -> routes.get("/users/{id}", says("1")));
        ToyFamily second = new ToyFamily("second", List.of(), routes -> routes.post("/users/{user}", says("2")));
        ToyFamily third = new ToyFamily("third", List.of("/users"), _ -> {});

        assertThatThrownBy(() -> router(first, second))
                .hasMessageContaining("first")
                .hasMessageContaining("second");
        assertThatThrownBy(() -> router(first, third))
                .hasMessageContaining("first")
                .hasMessageContaining("third");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "/users//",
                "//users",
                "/users/{}",
                "/users/{id",
                "/users/x{id}",
                "/{a}/{a}",
                "",
                "/{a}{b}"
            })
    void aMalformedTemplateIsRefused(String template) {
        assertThatThrownBy(() -> router(routes -> routes.get(template, says("never"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTemplateThatEndsWithASlashIsThePathWithThatSlashOnly() {
        Router router =
                router(routes -> routes.get("/users/{id}/", says("slash")).get("/users/{id}", says("none")));

        assertThat(get(router, "/users/1/").body().text()).isEqualTo("slash");
        assertThat(get(router, "/users/1").body().text()).isEqualTo("none");
        assertThat(get(router, "/users/1//").status()).isEqualTo(404);
        assertThat(get(router, "/users/").status()).isEqualTo(404);
    }

    @Test
    void oneMethodIsMountedOnce() {
        assertThatThrownBy(
                        () -> router(routes -> routes.get("/users", says("1")).get("/users", says("2"))))
                .hasMessageContaining("mounted twice");
    }
}
