package dev.cardea.cli;

import dev.cardea.core.LinkPrefix;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.core.Switches;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// The options for what a tenant decides for itself.
final class PolicyOptions {

    static final String FAMILIES = "--families";

    /// An option of `tenant set` alone: a new tenant has none.
    static final String NO_LINK_PREFIXES = "--no-link-prefixes";

    private static final String LIFETIME = "--access-token-lifetime";
    private static final String EMAIL_LIKE = "--allow-email-like-ids";
    private static final String EXISTING = "--on-existing-user";
    private static final String SHORTEST = "--shortest-password";
    private static final String COMMON = "--refuse-common-passwords";
    private static final String LINK_PREFIX = "--link-prefix";
    private static final String CREATE_USER = "--create-user";
    private static final String CREATE_TOKEN = "--create-token";

    private PolicyOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(families())
                .addOption(Spec.option(LIFETIME, "TIME", Duration.class)
                        .converters(new Lifetime())
                        .description("How long Point's access tokens live, from 1m to 31d, as 3600s, 90m, 24h or 7d."
                                + " A new tenant has "
                                + Lifetime.text(Policy.DEFAULT.accessTokenLifetime()) + ".")
                        .build())
                .addOption(Spec.yesOrNo(
                        EMAIL_LIKE,
                        "Whether the organisation's own user ids may look like e-mail addresses."
                                + " A new tenant has false; without a value it means true."))
                .addOption(Spec.option(
                                EXISTING,
                                new Choice<>(OnExisting.class, List.of(OnExisting.values()), OnExisting::word))
                        .description("How the creation of a user that exists is answered: the same as the first time,"
                                + " or with a conflict. A new tenant has same.")
                        .build())
                .addOption(Spec.option(SHORTEST, "N", Integer.class)
                        .converters((ITypeConverter<Integer>) PolicyOptions::shortest)
                        .description("The fewest characters of a new password, from 1 to 128. A new tenant has "
                                + Policy.DEFAULT.passwords().shortest() + ".")
                        .build())
                .addOption(Spec.yesOrNo(
                        COMMON,
                        "Whether the world's most frequent passwords, and the user's own address, are refused as"
                                + " new passwords. A new tenant has true; without a value it means true."))
                .addOption(linkPrefix())
                .addOption(Spec.yesOrNo(
                        CREATE_USER,
                        "Query Server's switch for users and their tokens: off, all of it answers 404."
                                + " A new tenant has true; without a value it means true."))
                .addOption(Spec.yesOrNo(
                        CREATE_TOKEN,
                        "Query Server's switch for tokens, those of users and others: off, all of it answers 404."
                                + " A new tenant has true; without a value it means true."));
    }

    static boolean areGiven(Arguments arguments) {
        return Stream.of(
                        FAMILIES,
                        LIFETIME,
                        EMAIL_LIKE,
                        EXISTING,
                        SHORTEST,
                        COMMON,
                        LINK_PREFIX,
                        NO_LINK_PREFIXES,
                        CREATE_USER,
                        CREATE_TOKEN)
                .anyMatch(arguments::has);
    }

    /// The policy with what was given, and for the rest as it is.
    static Policy change(Policy policy, Arguments arguments) {
        return policy.withDoors(arguments
                        .value(FAMILIES, Families.class)
                        .map(Families::doors)
                        .orElse(policy.doors()))
                .withAccessTokenLifetime(
                        arguments.value(LIFETIME, Duration.class).orElse(policy.accessTokenLifetime()))
                .withEmailLikeIds(arguments.value(EMAIL_LIKE, Boolean.class).orElse(policy.emailLikeIds()))
                .withRefuseExisting(arguments
                        .value(EXISTING, OnExisting.class)
                        .map(OnExisting.CONFLICT::equals)
                        .orElse(policy.refuseExisting()))
                .withPasswords(passwords(policy.passwords(), arguments))
                .withLinkPrefixes(linkPrefixes(policy.linkPrefixes(), arguments))
                .withSwitches(switches(policy.switches(), arguments));
    }

    /// What only all arguments together can tell to be wrong.
    static void refuseMismatch(Arguments arguments) {
        if (arguments.has(LINK_PREFIX) && arguments.has(NO_LINK_PREFIXES)) {
            throw new WrongUsage("Give either " + LINK_PREFIX + " or " + NO_LINK_PREFIXES + ".");
        }
        if (arguments.values(LINK_PREFIX, LinkPrefix.class).size() > Policy.MOST_LINK_PREFIXES) {
            throw new WrongUsage("A tenant has at most " + Policy.MOST_LINK_PREFIXES + " link prefixes.");
        }
    }

    /// The word for what a tenant does with the creation of a user that exists.
    static String onExisting(Policy policy) {
        return (policy.refuseExisting() ? OnExisting.CONFLICT : OnExisting.SAME).word();
    }

    private static PasswordRule passwords(PasswordRule rule, Arguments arguments) {
        return new PasswordRule(
                arguments.value(SHORTEST, Integer.class).orElse(rule.shortest()),
                arguments.value(COMMON, Boolean.class).orElse(rule.refusesCommon()));
    }

    private static Switches switches(Switches switches, Arguments arguments) {
        return new Switches(
                arguments.value(CREATE_USER, Boolean.class).orElse(switches.users()),
                arguments.value(CREATE_TOKEN, Boolean.class).orElse(switches.tokens()));
    }

    private static List<LinkPrefix> linkPrefixes(List<LinkPrefix> prefixes, Arguments arguments) {
        return arguments.has(LINK_PREFIX) || arguments.has(NO_LINK_PREFIXES)
                ? arguments.values(LINK_PREFIX, LinkPrefix.class)
                : prefixes;
    }

    private static OptionSpec families() {
        return Spec.option(FAMILIES, "LIST", Families.class)
                .converters((ITypeConverter<Families>) Families::read)
                .description("The families through which users may come in, with commas between: " + Families.ALL
                        + ". A new tenant has "
                        + String.join(",", Families.words(Policy.DEFAULT.doors())) + ".")
                .build();
    }

    private static OptionSpec linkPrefix() {
        return Spec.option(LINK_PREFIX, "URL", List.class)
                .auxiliaryTypes(LinkPrefix.class)
                .converters((ITypeConverter<LinkPrefix>) PolicyOptions::linkPrefix)
                .description(
                        "Where the links in letters to users may lead: anything that begins so. Can be given up to "
                                + Policy.MOST_LINK_PREFIXES
                                + " times; all together take the place of those that the tenant had. A new tenant has none,"
                                + " and sends no such letters.")
                .build();
    }

    private static LinkPrefix linkPrefix(String text) {
        if (!LinkPrefix.isOne(text)) {
            throw new TypeConversionException("'" + text + "' is not the beginning of an address such as"
                    + " https://app.example/ or myapp://sign-in, without ? # @ and at most 500 characters long");
        }
        return new LinkPrefix(text);
    }

    private static Integer shortest(String text) {
        try {
            return new PasswordRule(Integer.parseInt(text), true).shortest();
        } catch (IllegalArgumentException _) {
            throw new TypeConversionException("'" + text + "' is not a number from 1 to 128");
        }
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
