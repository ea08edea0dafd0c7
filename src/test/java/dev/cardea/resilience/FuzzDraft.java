package dev.cardea.resilience;

import dev.cardea.testing.Dice;
import java.util.ArrayList;
import java.util.List;

/// A request in pieces, for as long as it is being spoilt. Begins sound.
final class FuzzDraft {

    String method;
    String target;
    String version = "HTTP/1.1";
    String separator = " ";
    String host = "Host: staging.sdk.point.test";
    final List<String> headers = new ArrayList<>();

    /// With its framing header, if it has one; else the body's length is told.
    String body = "";
    boolean isChunked;

    private final List<String> secrets = new ArrayList<>();

    FuzzDraft(String method, String target) {
        this.method = method;
        this.target = target;
    }

    void keepSecret(String secret) {
        secrets.add(secret);
    }

    /// A message that ends where its text ends: whatever it says, its framing is sound.
    FuzzInput framed(Dice dice) {
        if (method.equals("HEAD") && !isRequestLineSound()) {
            method = "GET"; // or else nobody could tell whether the answer has a body
        }
        String framing = "";
        String sent = body;
        if (isChunked) {
            framing = "Transfer-Encoding: chunked\r\n";
            sent = FuzzedBodies.chunked(dice, body);
        } else if (!body.isEmpty() || dice.oneIn(2)) {
            framing = "Content-Length: " + body.length() + "\r\n";
        }
        return new FuzzInput(head() + framing + "\r\n" + sent, method, target, true, secrets);
    }

    /// A message that may end anywhere, or nowhere.
    FuzzInput unframed(String framing, String sent) {
        String text = (head() + framing + "\r\n" + sent).replace("HEAD", "GET");
        return new FuzzInput(text, method, target, false, secrets);
    }

    private boolean isRequestLineSound() {
        return separator.equals(" ") && version.equals("HTTP/1.1") && target.matches("[!-~]{1,4000}");
    }

    private String head() {
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(separator)
                .append(target)
                .append(separator)
                .append(version)
                .append("\r\n");
        if (!host.isEmpty()) {
            head.append(host).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        return head.toString();
    }
}
