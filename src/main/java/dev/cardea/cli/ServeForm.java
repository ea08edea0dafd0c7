package dev.cardea.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea serve`
final class ServeForm implements Form {

    @Override
    public CommandSpec spec() {
        return Spec.command(this, "serve", List.of("Run the server."), "cardea serve --config /etc/cardea/cardea.yaml")
                .addOption(Spec.option("--config", "FILE", Path.class)
                        .description("The configuration file.")
                        .build())
                .addOption(
                        Spec.flag("--print-config", "Show the effective settings, without secrets, and do not start."));
    }

    @Override
    public Asked read(Arguments arguments) {
        return new Asked.Serve(new ServeOptions(arguments.path("--config"), arguments.has("--print-config")));
    }
}
