package dev.cardea.bench;

/// Those that get the same load.
enum Server {
    CARDEA("Cardea"),
    UNLOGGED("Cardea without its log of requests"),

    /// Has the same HTTP engine and sends the same answers, without looking at anything.
    BARE("the bare endpoint"),

    /// Likewise, on Netty.
    NETTY("Netty");

    private final String words;

    Server(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
