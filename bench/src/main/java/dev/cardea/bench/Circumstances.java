package dev.cardea.bench;

/// Under what something was measured, in words.
record Circumstances(Options options, Machine before, Machine after) {

    String text() {
        return String.join(
                "\n",
                "- machine: %s, %d cores, %d MB, %s; data on %s"
                        .formatted(
                                before.processor(),
                                before.cores(),
                                before.memoryMegabytes(),
                                before.system(),
                                before.disk()),
                "- Java: " + before.java(),
                "- commit %s, measured on %s, %d rounds of %d s for each figure"
                        .formatted(before.commit(), before.date(), options.rounds(), options.seconds()),
                "- load average %.2f at the start, %.2f at the end; a quiet machine has less than 0.3 at the start"
                        .formatted(before.load(), after.load()));
    }
}
