package dev.cardea.cluster.model;

/// A small number from 0 to `most` inside a [State]. One of no bits is always 0: what a scope leaves out costs nothing.
record Variable(String name, int shift, int bits, int most) {

    long mask() {
        return (1L << bits) - 1;
    }

    boolean isHigh() {
        return shift >= Long.SIZE;
    }
}
