package dev.cardea.api.staticbackend;

import dev.cardea.flow.Flows;
import dev.cardea.flow.PeopleFlows;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.FairShare;
import dev.cardea.http.Family;
import dev.cardea.http.GuessLimit;
import dev.cardea.http.Handler;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.time.Duration;
import java.util.List;

/// StaticBackend's user API: the endpoints of its page, and what its published clients call besides (contract
/// staticbackend.md §1).
public final class StaticBackendApi implements Family {

    private static final int BODY_LIMIT = 64 * 1024; // a letter's HTML is the longest thing that anybody sends

    private final Callers callers;
    private final SignIns signIns;
    private final OwnUser own;
    private final PasswordReset reset;
    private final MagicLinks magic;
    private final AccountUsers users;
    private final Backends backends;
    private final Browsers browsers;
    private final FairShare hashing;

    /// @param failures counts failed authentications, of every family together
    /// @param guesses slows down who guesses passwords, in every family together
    /// @param hashing how much hashing of passwords one network and one tenant may have under way
    public StaticBackendApi(
            Flows flows,
            StaticBackendSettings settings,
            FailureLimit failures,
            GuessLimit guesses,
            FairShare hashing) {
        PeopleFlows people = flows.people();
        SignInLimit limit = new SignInLimit(guesses);
        this.hashing = hashing;
        this.callers = new Callers(people, failures);
        this.signIns = new SignIns(people.register(), people.signIn(), people.isEmailTaken(), limit);
        this.own = new OwnUser(people.changePassword(), people.changeEmail(), people.leaveAccount(), limit);
        this.reset = new PasswordReset(people.createResetCode(), people.resetPassword(), settings.mailResetCodes());
        this.magic = new MagicLinks(people.sendMagicLink(), people.useMagicLink());
        this.users = new AccountUsers(
                people.addMember(), people.listMembers(), people.removeMember(), people.setRole(), settings);
        this.backends = new Backends(people.findMember(), people.signInAs());
        this.browsers = new Browsers(callers);
    }

    @Override
    public String name() {
        return "staticbackend";
    }

    /// None: what no other family owns is this one's, which the server sees to (decision 6).
    @Override
    public List<String> prefixes() {
        return List.of();
    }

    @Override
    public void mount(Routes routes) {
        routes.onlyDeclaredMethods().bodyLimit(BODY_LIMIT);

        routes.post("/register", callers.anyone(hashing(signIns::register)));
        routes.post("/login", callers.anyone(hashing(signIns::login)));
        routes.get("/email", callers.anyone(signIns::isEmailTaken));
        routes.post("/password/reset", callers.anyone(hashing(reset::reset)));
        routes.post("/login/magic", callers.anyone(magic::send));
        routes.get("/login/magic", callers.anyone(magic::use));

        routes.get("/me", callers.member(own::show));
        routes.post("/me/email", callers.member(own::changeEmail));
        routes.post("/user/changepw", callers.member(hashingOfMember(own::changePassword)));
        routes.post("/account/users", callers.member(hashingOfMember(users::add)));
        routes.get("/account/users", callers.member(users::list));
        routes.delete("/account/users", callers.member(users::list)); // sic: the page's own sample, §5.3
        routes.delete("/account/users/{user}", callers.member(users::remove));
        routes.post("/setrole", callers.member(users::setRole));
        routes.get("/account/associations", callers.member(own::associations));
        routes.post("/account/promote", callers.member(own::promote));

        routes.post("/password/send", callers.root(reset::send));
        routes.get("/password/resetcode", callers.root(reset::show));
        routes.get("/sudogettoken/{account}", callers.root(backends::tokenOfAccount));
        routes.get("/sudogetauthtokenbyuserid/{account}/{user}", callers.root(backends::tokenOfUser));
        routes.get("/sudogetuserbyid/{account}/{user}", callers.root(backends::user));
        routes.get("/account/user-accounts", callers.root(backends::accounts));
        for (String path : Backends.OF_USER) {
            routes.get(path, callers.root(backends::missingPart));
            routes.get(path + "/", callers.root(backends::missingPart));
            routes.get(path + "/{account}", callers.root(backends::missingPart));
            routes.get(path + "/{account}/", callers.root(backends::missingPart));
        }
    }

    /// An endpoint at which a password is hashed: neither one network nor one tenant alone can fill the queue before it.
    private Callers.TenantEndpoint hashing(Callers.TenantEndpoint endpoint) {
        return (request, tenant) -> hashing.within(
                request, tenant.label(), () -> endpoint.handle(request, tenant), StaticBackendApi::busy);
    }

    private Callers.MemberEndpoint hashingOfMember(Callers.MemberEndpoint endpoint) {
        return (request, caller) -> hashing.within(
                request, caller.tenant().label(), () -> endpoint.handle(request, caller), StaticBackendApi::busy);
    }

    private static Response busy() {
        return Errors.of(new Problem.Unavailable(Duration.ofSeconds(1)));
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return Errors.of(problem);
    }

    @Override
    public Handler around(Handler next) {
        return browsers.around(next);
    }
}
