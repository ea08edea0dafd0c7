package dev.cardea.cli;

import dev.cardea.core.Environment;
import dev.cardea.core.Tenant;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options `--tenant` and `--env`, which may be left out as long as what is said fits exactly one tenant.
final class WhichTenant {

    private static final String ENVIRONMENTS =
            Stream.of(Environment.values()).map(Environment::label).collect(Collectors.joining(", "));

    private WhichTenant() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Spec.option("--tenant", "NAME", String.class)
                        .description("The tenant's name; not needed while there is only one tenant.")
                        .build())
                .addOption(environment()
                        .description("The tenant's environment: " + ENVIRONMENTS
                                + "; not needed while there is only one tenant.")
                        .build());
    }

    /// The environment where it must be said.
    static OptionSpec requiredEnvironment() {
        return environment()
                .required(true)
                .description("The tenant's environment: " + ENVIRONMENTS + ".")
                .build();
    }

    static TenantRef among(Operations operations, Arguments arguments) {
        Optional<String> name = arguments.text("--tenant");
        Optional<Environment> environment = arguments.value("--env", Environment.class);
        if (name.isPresent() && environment.isPresent()) {
            return new TenantRef(name.get(), environment.get());
        }
        List<Tenant> all = operations.listTenants().run();
        List<Tenant> fitting = all.stream()
                .filter(tenant -> name.isEmpty() || name.get().equals(tenant.organisation()))
                .filter(tenant -> environment.isEmpty() || environment.get() == tenant.environment())
                .toList();
        if (fitting.size() != 1) {
            throw new WrongUsage(unclear(all));
        }
        return new TenantRef(
                fitting.getFirst().organisation(), fitting.getFirst().environment());
    }

    /// As people read it.
    static String text(TenantRef ref) {
        return ref.organisation() + "@" + ref.environment().label();
    }

    private static OptionSpec.Builder environment() {
        return Spec.option("--env", new Choice<>(Environment.class, List.of(Environment.values()), Environment::label))
                .paramLabel("ENV");
    }

    private static String unclear(List<Tenant> all) {
        return all.isEmpty()
                ? "There is no tenant yet: make one with 'cardea tenant create NAME --env ENV'."
                : all.stream()
                        .map(tenant -> "\n  --tenant " + tenant.organisation() + " --env "
                                + tenant.environment().label())
                        .collect(Collectors.joining("", "Say which tenant is meant:", ""));
    }
}
