package dev.cardea.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/// `cardea dev`
final class DevForm implements Form {

    @Override
    public CommandSpec spec() {
        return Spec.command(
                        this,
                        "dev",
                        List.of("Run a server to try things with: no configuration needed."),
                        "cardea dev --port 9000")
                .addOption(Spec.option("--port", "N", Integer.class)
                        .converters((ITypeConverter<Integer>) DevForm::port)
                        .defaultValue(String.valueOf(DevOptions.PORT))
                        .description("The port to listen on; 0 takes any free one. Default: " + DevOptions.PORT + ".")
                        .build())
                .addOption(Spec.option("--data", "DIR", Path.class)
                        .description("The folder to keep everything in.")
                        .build())
                .addOption(Spec.option("--host", "H", String.class)
                        .description("The address to listen on.")
                        .build());
    }

    @Override
    public Asked read(Arguments arguments) {
        return new Asked.Dev(new DevOptions(
                arguments.required("--port", Integer.class), arguments.path("--data"), arguments.text("--host")));
    }

    private static Integer port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > DevOptions.HIGHEST_PORT) {
            throw new TypeConversionException("'" + text + "' is not a number from 0 to " + DevOptions.HIGHEST_PORT);
        }
        return Integer.valueOf(text);
    }
}
