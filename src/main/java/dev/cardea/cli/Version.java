package dev.cardea.cli;

import java.util.Optional;

/// The version, as the jar's manifest has it.
final class Version {

    private Version() {}

    static String text() {
        return "Cardea "
                + Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }
}
