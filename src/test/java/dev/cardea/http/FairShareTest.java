package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private static final Caller ANN = new Caller("192.0.2.1", "acme");
    private static final Caller BOB = new Caller("192.0.2.2", "acme");
    private static final Caller CAT = new Caller("192.0.2.3", "acme");

    private final FairShare share = new FairShare(2, 3, this::noted);
    private final List<Caller> lined = new ArrayList<>();

    private record Caller(String address, String tenant) {}

    @Test
    void oneNetworkHasOnlySoMuchWhateverItsTenants() {
        Caller annElsewhere = new Caller(ANN.address, "other");

        assertThat(admitted(ANN, annElsewhere, ANN, BOB)).containsExactly(ANN, annElsewhere, BOB);
    }

    @Test
    void oneTenantHasOnlySoMuchFromHoweverManyNetworks() {
        Caller stranger = new Caller("192.0.2.4", "other");

        assertThat(admitted(ANN, ANN, BOB, CAT, stranger)).containsExactly(ANN, ANN, BOB, stranger);
    }

    @Test
    void whoHasFinishedMakesRoom() {
        for (int i = 0; i < 3; i++) {
            assertThat(admitted(ANN, BOB, CAT)).containsExactly(ANN, BOB, CAT);
        }
    }

    @Test
    void theLineIsToldWhoseEachPartIs() {
        Caller dan = new Caller("2001:db8::1", "other");
        admitted(ANN, dan, ANN, ANN);

        assertThat(lined).containsExactly(ANN, new Caller(FailureLimit.whose(dan.address), "other"), ANN);
    }

    private Response noted(String network, String tenant, Supplier<Response> part) {
        lined.add(new Caller(network, tenant));
        return part.get();
    }

    /// Those who get in, if each stays until all have tried.
    private List<Caller> admitted(Caller... callers) {
        List<Caller> admitted = new ArrayList<>();
        admit(List.of(callers), admitted);
        return admitted;
    }

    private Response admit(List<Caller> callers, List<Caller> admitted) {
        if (callers.isEmpty()) {
            return Response.empty(200);
        }
        Caller first = callers.getFirst();
        List<Caller> others = callers.subList(1, callers.size());
        return share.within(
                request(first),
                first.tenant,
                () -> {
                    admitted.add(first);
                    return admit(others, admitted);
                },
                () -> admit(others, admitted));
    }

    private static Request request(Caller caller) {
        return new Request(
                "POST",
                "/login",
                Optional.empty(),
                Optional.empty(),
                new Envelope.Written(List.of(), caller.address),
                Body.EMPTY,
                "0000000000000000",
                Target.nowhere());
    }
}
