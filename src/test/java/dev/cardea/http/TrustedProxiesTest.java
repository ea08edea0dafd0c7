package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose word is taken for who called.
class TrustedProxiesTest {

    private static final TrustedProxies OURS = trusting("10.0.0.0/8", "::1");

    @Test
    void aTrustedProxyTellsHostAndCaller() {
        Envelope seen = OURS.seenThrough(from("10.1.2.3", "203.0.113.9"));

        assertThat(seen.peer()).isEqualTo("203.0.113.9");
        assertThat(seen.header("host")).contains("staging.sdk.example.org");
    }

    @Test
    void anybodyElseIsTheCallerAndMeansTheHostThatHeNames() {
        Envelope seen = OURS.seenThrough(from("203.0.113.9", "10.1.2.3"));

        assertThat(seen.peer()).isEqualTo("203.0.113.9");
        assertThat(seen.header("Host")).contains("inside.example.org");
    }

    @Test
    void whatTheCallerMadeUpBeforeTheLastHopIsNotBelieved() {
        Envelope seen = OURS.seenThrough(from("::1", "198.51.100.1, 203.0.113.9, 10.9.9.9"));

        assertThat(seen.peer()).isEqualTo("203.0.113.9");
    }

    @Test
    void onlyATrustedProxySaysThatTheCallerUsedTls() {
        Header https = new Header("X-Forwarded-Proto", "HTTPS, http");
        Envelope.Written trusted = new Envelope.Written(List.of(https), "::1");
        Envelope.Written stranger = new Envelope.Written(List.of(https), "203.0.113.9");
        Envelope.Written plain = new Envelope.Written(List.of(new Header("X-Forwarded-Proto", "http")), "::1");

        assertThat(OURS.seenThrough(trusted).isSecure()).isTrue();
        assertThat(OURS.seenThrough(stranger).isSecure()).isFalse();
        assertThat(OURS.seenThrough(plain).isSecure()).isFalse();
        assertThat(OURS.seenThrough(new Envelope.Written(List.of(), "::1")).isSecure())
                .isFalse();
    }

    @Test
    void aNetworkHasAsManyBitsAsItSays() {
        TrustedProxies few = trusting("192.0.2.128/25");

        assertThat(few.seenThrough(from("192.0.2.129", "203.0.113.9")).peer()).isEqualTo("203.0.113.9");
        assertThat(few.seenThrough(from("192.0.2.127", "203.0.113.9")).peer()).isEqualTo("192.0.2.127");
    }

    @Test
    void anAddressIsWithinANetworkOfItsOwnKindOnly() {
        Network six = Network.of("2001:db8::/32").orElseThrow();

        assertThat(six.contains(InetAddress.ofLiteral("2001:db8:1::5"))).isTrue();
        assertThat(six.contains(InetAddress.ofLiteral("2001:db9::5"))).isFalse();
        assertThat(Network.of("192.0.2.7").orElseThrow().contains(InetAddress.ofLiteral("::ffff:192.0.2.7")))
                .isTrue();
        assertThat(Network.of("192.0.2.7").orElseThrow().contains(InetAddress.ofLiteral("2001:db8::1")))
                .isFalse();
    }

    @Test
    void namesAndNonsenseAreNoAddresses() {
        assertThat(Network.of("proxy.example.org")).isEmpty();
        assertThat(Network.of("10.0.0.0/33")).isEmpty();
        assertThat(Network.of("")).isEmpty();
    }

    private static TrustedProxies trusting(String... networks) {
        return new TrustedProxies(Arrays.stream(networks)
                .map(text -> Network.of(text).orElseThrow())
                .toList());
    }

    private static Envelope from(String peer, String forwardedFor) {
        return new Envelope.Written(
                List.of(
                        new Header("Host", "inside.example.org"),
                        new Header("X-Forwarded-Host", "staging.sdk.example.org"),
                        new Header("X-Forwarded-For", forwardedFor)),
                peer);
    }
}
