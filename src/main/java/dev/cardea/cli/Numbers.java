package dev.cardea.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/// The numbers by which keys are named.
final class Numbers implements ITypeConverter<Integer> {

    static PositionalParamSpec operand(String description) {
        return Spec.operand("NUMBER", Integer.class, description)
                .converters(new Numbers())
                .build();
    }

    @Override
    public Integer convert(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new TypeConversionException("'" + text + "' is not a key's number");
        }
        return Integer.valueOf(text);
    }
}
