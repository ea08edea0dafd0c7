package dev.cardea.cli;

import dev.cardea.core.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// The options for what a tenant decides for itself.
final class PolicyOptions {

    private static final String LIFETIME = "--access-token-lifetime";
    private static final String EMAIL_LIKE = "--allow-email-like-ids";
    private static final String EXISTING = "--on-existing-user";

    private PolicyOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Spec.option(LIFETIME, "TIME", Duration.class)
                        .converters(new Lifetime())
                        .description("How long Point's access tokens live, from 1m to 31d, as 3600s, 90m, 24h or 7d."
                                + " A new tenant has "
                                + Lifetime.text(Policy.DEFAULT.accessTokenLifetime()) + ".")
                        .build())
                .addOption(Spec.option(EMAIL_LIKE, "true|false", Boolean.class)
                        .arity("0..1")
                        .fallbackValue("true")
                        .description("Whether the organisation's own user ids may look like e-mail addresses."
                                + " A new tenant has false; without a value it means true.")
                        .build())
                .addOption(Spec.option(
                                EXISTING,
                                new Choice<>(OnExisting.class, List.of(OnExisting.values()), OnExisting::word))
                        .description("How the creation of a user that exists is answered: the same as the first time,"
                                + " or with a conflict. A new tenant has same.")
                        .build());
    }

    static boolean areGiven(Arguments arguments) {
        return Stream.of(LIFETIME, EMAIL_LIKE, EXISTING).anyMatch(arguments::has);
    }

    /// The policy with what was given, and for the rest as it is.
    static Policy change(Policy policy, Arguments arguments) {
        return policy.withAccessTokenLifetime(
                        arguments.value(LIFETIME, Duration.class).orElse(policy.accessTokenLifetime()))
                .withEmailLikeIds(arguments.value(EMAIL_LIKE, Boolean.class).orElse(policy.emailLikeIds()))
                .withRefuseExisting(arguments
                        .value(EXISTING, OnExisting.class)
                        .map(OnExisting.CONFLICT::equals)
                        .orElse(policy.refuseExisting()));
    }

    /// The word for what a tenant does with the creation of a user that exists.
    static String onExisting(Policy policy) {
        return (policy.refuseExisting() ? OnExisting.CONFLICT : OnExisting.SAME).word();
    }

    /// What the creation of a user that exists is answered with.
    private enum OnExisting {
        SAME,
        CONFLICT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
