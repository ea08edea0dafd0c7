package dev.cardea.resilience;

import dev.cardea.testing.Dice;

/// Lengths and codings that contradict the body or one another: what request smuggling is made of (RFC 9112
/// §11.2).
final class Framings {

    private Framings() {}

    static FuzzInput broken(Dice dice, FuzzDraft draft) {
        String body = dice.oneIn(2) ? FuzzedBodies.json(dice) : dice.oneOf("{}", "0\r\n\r\n", "1\r\na\r\n0\r\n\r\n");
        return switch (dice.below(4)) {
            case 0 -> draft.unframed(length(dice, body.length()), body);
            case 1 -> draft.unframed(coding(dice), dice.oneIn(2) ? body : chunks(dice));
            case 2 -> draft.unframed(length(dice, body.length()) + coding(dice), body);
            default -> draft.unframed("Transfer-Encoding: chunked\r\n", chunks(dice));
        };
    }

    private static String length(Dice dice, int right) {
        String value = dice.oneOf(
                Integer.toString(right),
                Integer.toString(right + 1),
                Integer.toString(Math.max(0, right - 1)),
                "0",
                "-1",
                "+" + right,
                right + ".0",
                "0x" + Integer.toHexString(right),
                right + ", " + right,
                right + " " + right,
                "1e1",
                "",
                " ",
                "\u00b2",
                "2147483648",
                "9223372036854775808",
                "99999999999999999999",
                "16385",
                "3000000",
                "0".repeat(300) + right);
        String line = dice.oneOf("Content-Length: ", "content-length:", "Content-Length : ", "Content_Length: ") + value
                + "\r\n";
        return dice.oneIn(5) ? line + "Content-Length: " + dice.oneOf("0", value, "5") + "\r\n" : line;
    }

    private static String coding(Dice dice) {
        return dice.oneOf("Transfer-Encoding: ", "transfer-encoding:", "Transfer-Encoding :", "Transfer-Encoding:\t")
                + dice.oneOf(
                        "chunked",
                        "Chunked",
                        "chunked, chunked",
                        "gzip, chunked",
                        "chunked, gzip",
                        "gzip",
                        "identity",
                        "xchunked",
                        "chunked;q=1",
                        "\"chunked\"",
                        "chunked,",
                        ",chunked",
                        "",
                        "chunked\r\nTransfer-Encoding: gzip",
                        "chunked\r\nTransfer-Encoding: chunked",
                        "\u000bchunked",
                        "chunked\u0000")
                + "\r\n";
    }

    private static String chunks(Dice dice) {
        String size = dice.oneOf(
                "0",
                "1",
                "2",
                "3",
                "00000000000000000001",
                "-1",
                "+1",
                "0x1",
                "1 ",
                " 1",
                "1;a=b",
                "1;" + "a".repeat(5_000),
                "1\n",
                "",
                "g",
                "7fffffff",
                "80000000",
                "ffffffff",
                "7fffffffffffffff",
                "ffffffffffffffff",
                "10000000000000000",
                "4000",
                "4001",
                "\u00b2",
                "1\u0000");
        String end = dice.oneOf(
                "0\r\n\r\n",
                "0\r\n",
                "0\n\n",
                "0\r\nA: b\r\n\r\n",
                "0\r\nno colon\r\n\r\n",
                "00\r\n\r\n",
                "\r\n",
                "",
                "0\r\n" + "A: b\r\n".repeat(3_000) + "\r\n",
                "0;a\r\n\r\n",
                "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        return size
                + dice.oneOf("\r\n", "\n", "\r", "")
                + dice.oneOf("a", "ab", "", "abc", "a".repeat(20_000))
                + dice.oneOf("\r\n", "\n", "", "x")
                + end;
    }
}
