package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Asker;
import dev.cardea.crypto.FairPlaces.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairPlacesTest {

    private static final Asker CROWD = new Asker("192.0.2.1", "acme");
    private static final Asker ALONE = new Asker("203.0.113.9", "other");

    private final FairPlaces places = new FairPlaces();
    private final PriorityQueue<Waiting> line = new PriorityQueue<>();

    private record Waiting(Place place, Asker asker) implements Comparable<Waiting> {

        @Override
        public int compareTo(Waiting other) {
            return place.compareTo(other.place);
        }
    }

    @Test
    void whoeverComesAloneStandsInTheOrderOfComing() {
        List<Asker> strangers =
                IntStream.range(0, 20).mapToObj(FairPlacesTest::stranger).toList();

        strangers.forEach(this::comes);
        assertThat(served(20)).isEqualTo(strangers);
    }

    @Test
    void ofOneNetworkAndTenantTheFirstIsTheFirst() {
        List<Place> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(places.next(CROWD));
        }
        all.subList(0, 2).forEach(places::begin);
        all.add(places.next(CROWD));

        assertThat(all).isSorted();
    }

    @Test
    void whoComesAloneIsNext() {
        Collections.nCopies(64, CROWD).forEach(this::comes);
        comes(ALONE);

        assertThat(served(2)).containsExactly(CROWD, ALONE);
    }

    @Test
    void aCrowdOfOneTenantFromManyNetworksIsPassed() {
        IntStream.range(0, 64).forEach(i -> comes(new Asker("192.0.2." + i, "acme")));
        comes(ALONE);

        assertThat(served(2)).contains(ALONE);
    }

    @Test
    void aCrowdOfOneNetworkOfManyTenantsIsPassed() {
        IntStream.range(0, 64).forEach(i -> comes(new Asker("192.0.2.1", "t" + i)));
        comes(ALONE);

        assertThat(served(2)).contains(ALONE);
    }

    @Test
    void inATenantThatOneNetworkStormsAnotherPassesMostOfIt() {
        Asker honest = new Asker("203.0.113.9", CROWD.tenant());
        Collections.nCopies(64, CROWD).forEach(this::comes);
        comes(honest);

        assertThat(served(10)).contains(honest);
    }

    /// One address that asks all the time, with a few requests under way, against a tenant with many people waiting.
    @Test
    void aTenantOfManyNetworksIsNotHeldUpByOneAddress() {
        IntStream.range(0, 60).forEach(i -> comes(new Asker("net " + i, "acme")));
        Collections.nCopies(4, ALONE).forEach(this::comes);

        List<Asker> served =
                servedWhile(900, gone -> gone.equals(ALONE) ? ALONE : new Asker(gone.network() + "'", "acme"));
        assertThat(Collections.frequency(served, ALONE)).isBetween(80, 120);
    }

    @Test
    void ofTwoNetworksThatAlwaysWaitEachGetsHalf() {
        Collections.nCopies(60, CROWD).forEach(this::comes);
        Collections.nCopies(4, ALONE).forEach(this::comes);

        assertThat(Collections.frequency(servedWhile(1_000, gone -> gone), ALONE))
                .isBetween(450, 550);
    }

    @Test
    void ofTwoTenantsOfManyNetworksEachGetsHalf() {
        IntStream.range(0, 60).forEach(i -> comes(new Asker("net " + i, "acme")));
        IntStream.range(0, 10).forEach(i -> comes(new Asker("other net " + i, "other")));

        assertThat(servedWhile(1_000, gone -> new Asker(gone.network() + "'", gone.tenant())).stream()
                        .filter(asker -> asker.tenant().equals("other")))
                .hasSizeBetween(450, 550);
    }

    @Test
    void whoStandsBackIsServedAlthoughOthersKeepComingAlone() {
        Collections.nCopies(3, CROWD).forEach(this::comes);
        IntStream.range(0, 30).forEach(i -> comes(stranger(i)));
        int[] next = {30};

        assertThat(servedWhile(600, _ -> stranger(next[0]++)).stream()
                        .filter(CROWD::equals)
                        .count())
                .isEqualTo(3);
    }

    private void comes(Asker asker) {
        line.add(new Waiting(places.next(asker), asker));
    }

    private List<Asker> served(int many) {
        List<Asker> served = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Waiting next = line.remove();
            places.begin(next.place);
            served.add(next.asker);
        }
        return served;
    }

    /// So many, and for each that is served another comes.
    private List<Asker> servedWhile(int many, Function<Asker, Asker> following) {
        List<Asker> served = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Asker gone = served(1).getFirst();
            served.add(gone);
            comes(following.apply(gone));
        }
        return served;
    }

    private static Asker stranger(int number) {
        return new Asker("198.51.100." + number, "tenant " + number);
    }
}
