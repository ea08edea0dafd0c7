package dev.cardea.api.staticbackend;

import dev.cardea.testing.ClassFolder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Runs all tests of a class in each [Mode]. They share one server, which their constructor is given.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(BothModes.Servers.class)
@interface BothModes {

    /// Starts a server for each mode, in a folder that goes with the class.
    final class Servers implements ArgumentsProvider {

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return Arrays.stream(Mode.values())
                    .map(mode -> Arguments.of(new StaticBackendFixture(mode, ClassFolder.in(context, mode.name()))));
        }
    }
}
