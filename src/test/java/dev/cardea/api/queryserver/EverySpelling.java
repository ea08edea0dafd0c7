package dev.cardea.api.queryserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Runs all tests of a class under each [Spelling] in each [Mode]. Those of one such pair share a server, which their
/// constructor is given.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(EverySpelling.Servers.class)
@interface EverySpelling {

    /// Starts the servers, each in a folder that goes with the class.
    final class Servers implements ArgumentsProvider {

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return Arrays.stream(Mode.values())
                    .flatMap(mode -> Arrays.stream(Spelling.values())
                            .map(spelling -> Arguments.of(
                                    new QueryServerFixture(mode, spelling, folder(context, mode + "-" + spelling)))));
        }

        private static Path folder(ExtensionContext context, String name) {
            try {
                Path folder = Files.createTempDirectory("cardea-" + name);
                AutoCloseable removal = () -> remove(folder);
                context.getStore(ExtensionContext.Namespace.create(EverySpelling.class))
                        .put(name, removal);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
