package dev.cardea.api.point;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The vectors of contract point.md §6, and how to read a token that the server made under the fixture's key.
final class Jwts {

    static final String HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

    static final String VALID = HEADER
            + ".eyJzdWIiOiJwb2ludHwtb1BIbllUaEc2NFVGX0ZCMV8yNmwiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDA4NjQwMCwian"
            + "RpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFBQSJ9.YduuTv_a75v2FpirW6L2CgqLNXsrCmfhJpe0NMzDWNc";

    static final String EXPIRED = HEADER
            + ".eyJzdWIiOiJwb2ludHwtb1BIbllUaEc2NFVGX0ZCMV8yNmwiLCJpYXQiOjE2OTk5MDAwMDAsImV4cCI6MTY5OTk4NjQwMCwian"
            + "RpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFBdyJ9.IlgZQpDH6mtQGYEBqaplMA8hIbV9wLPK3Izizu_QNrM";

    static final String WRONGKEY = HEADER
            + ".eyJzdWIiOiJwb2ludHwtb1BIbllUaEc2NFVGX0ZCMV8yNmwiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDA4NjQwMCwian"
            + "RpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFCQSJ9._kNgpkF8BkQg4mPeg5WHSDMOPp2nacC54VfhacvptkQ";

    static final String NONE = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0"
            + ".eyJzdWIiOiJwb2ludHwtb1BIbllUaEc2NFVGX0ZCMV8yNmwiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDA4NjQwMCwian"
            + "RpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFCUSJ9.";

    /// The one printed on the vendor's pages.
    static final String SAMPLE = HEADER
            + ".eyJzdWIiOiJwb2ludHwtb1BIbllUaEc2NFVGX0ZCMV8yNmwiLCJpYXQiOjE2NDUxMzc2MDcsImV4cCI6MTY0NTE0MTIwN30"
            + ".8eIpFc01hpj0Mid325kvJlouQi8aLTBw93q3whwRtpM";

    private Jwts() {}

    /// The claims of a token whose header is the page's and whose signature is right.
    static JsonNode claims(String token) throws GeneralSecurityException {
        String[] parts = token.split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(parts[0]).isEqualTo(HEADER);
        assertThat(parts[2]).isEqualTo(signature(parts[0] + "." + parts[1]));
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
    }

    private static String signature(String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PointFixture.SIGNING_KEY, "HmacSHA256"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(US_ASCII)));
    }
}
