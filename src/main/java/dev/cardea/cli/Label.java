package dev.cardea.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// What an operator calls an API key: up to 100 characters that a terminal can show.
final class Label implements ITypeConverter<String> {

    private static final int LONGEST = 100;

    static OptionSpec option() {
        return Spec.option("--name", "LABEL", String.class)
                .converters(new Label())
                .description("What to call the API key in lists, as the backend that has it.")
                .build();
    }

    @Override
    public String convert(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new TypeConversionException(
                    "a label has at most " + LONGEST + " characters, and no control characters");
        }
        return text;
    }
}
