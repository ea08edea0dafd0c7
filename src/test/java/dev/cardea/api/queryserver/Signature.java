package dev.cardea.api.queryserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HS256 by the JDK alone, to hold ours against.
final class Signature {

    private Signature() {}

    /// Under [QueryServerFixture#SIGNING_KEY].
    static String of(String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(QueryServerFixture.SIGNING_KEY, "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }
}
