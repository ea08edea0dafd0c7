package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import dev.cardea.core.Email;
import dev.cardea.flow.TenantRef;
import dev.cardea.http.Network;
import dev.cardea.mail.Smtp;
import dev.cardea.store.DatabaseAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The kinds of values that settings have.
final class SettingKinds {

    static final String NONE = "none";

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");
    private static final Pattern URL = Pattern.compile(ORIGIN.pattern() + "(/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*");
    private static final Pattern USUAL_PORT = Pattern.compile("http:.*[^:]:80|https:.*[^:]:443");
    private static final Set<Shape> TEXT = Set.of(Shape.TEXT);
    private static final Set<Shape> TEXT_OR_NUMBER = Set.of(Shape.TEXT, Shape.NUMBER);

    private SettingKinds() {}

    static SettingWord<Integer> whole(int least, int most) {
        return new SettingWord<>(
                "a whole number from " + least + " to " + most,
                Set.of(Shape.NUMBER),
                text -> Optional.of(text)
                        .filter(WHOLE.asMatchPredicate())
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most),
                String::valueOf);
    }

    static SettingWord<Boolean> flag() {
        return new SettingWord<>(
                "true or false",
                Set.of(Shape.FLAG),
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                String::valueOf);
    }

    static SettingWord<Duration> time(Duration least, Duration most) {
        String allowed = "a time from " + SettingUnits.TIME.write(least.toMillis()) + " to "
                + SettingUnits.TIME.write(most.toMillis()) + ", with its unit: ms, s, m or h";
        return new SettingWord<>(
                allowed,
                TEXT,
                text -> SettingUnits.TIME
                        .read(text)
                        .map(Duration::ofMillis)
                        .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0),
                time -> SettingUnits.TIME.write(time.toMillis()));
    }

    static SettingWord<Integer> bytes(int least, int most) {
        String allowed = "bytes from " + SettingUnits.SIZE.write(least) + " to " + SettingUnits.SIZE.write(most)
                + ", as a number or with KiB or MiB";
        return new SettingWord<>(
                allowed,
                TEXT_OR_NUMBER,
                text -> SettingUnits.SIZE
                        .read(text)
                        .filter(size -> size >= least && size <= most)
                        .map(Math::toIntExact),
                size -> SettingUnits.SIZE.write(size));
    }

    static SettingWord<Path> path() {
        return new SettingWord<>("a path", TEXT, SettingKinds::readPath, Path::toString);
    }

    static SettingWord<String> host() {
        return new SettingWord<>(
                "an IP address without brackets, or a host name",
                TEXT,
                text -> Optional.of(text).filter(ConfigHost::isHost),
                Function.identity());
    }

    static SettingWord<String> line(int longest) {
        return new SettingWord<>(
                "a text of 1 to " + longest + " characters, one line",
                TEXT,
                text -> Optional.of(text)
                        .filter(line -> !line.isBlank() && line.length() <= longest)
                        .filter(line -> line.chars().noneMatch(Character::isISOControl)),
                Function.identity());
    }

    static SettingWord<Email> mailAddress() {
        return new SettingWord<>(
                "a mail address in ASCII", TEXT, text -> Email.parse(text).filter(Smtp::canUse), Email::typed);
    }

    static SettingWord<Email> nameOrAddress() {
        return new SettingWord<>("a mail address, or a name without an @", TEXT, Email::orName, Email::typed);
    }

    static SettingWord<TenantRef> tenant() {
        return new SettingWord<>(
                "a tenant as organisation@environment, such as acme@production",
                TEXT,
                TenantHost::readTenant,
                TenantHost::writeTenant);
    }

    static SettingWord<TenantHost> tenantHost() {
        return new SettingWord<>(
                "a host name without a port and its tenant, such as api.example.org=acme@production",
                TEXT,
                TenantHost::read,
                TenantHost::write);
    }

    /// An address below which an API is; it ends without a slash.
    static SettingWord<String> url() {
        return new SettingWord<>(
                "a URL such as https://api.example.org/latest: no query, no fragment, no slash at its end",
                TEXT,
                text -> Optional.of(text).filter(URL.asMatchPredicate()),
                Function.identity());
    }

    static SettingWord<DatabaseAddress> databaseAddress() {
        return new SettingWord<>(
                "a JDBC address such as jdbc:postgresql://db.example:5432/cardea, of several hosts with commas between"
                        + " them, without user and password",
                TEXT,
                DatabaseAddress::parse,
                DatabaseAddress::text);
    }

    static SettingWord<Network> network() {
        return new SettingWord<>("IP addresses and networks such as 10.0.0.0/8", TEXT, Network::of, Network::toString);
    }

    static SettingWord<String> origin() {
        return new SettingWord<>(
                "exact origins as browsers send them, such as https://app.example: lower case, no path, no usual port",
                TEXT,
                text -> Optional.of(text)
                        .filter(ORIGIN.asMatchPredicate())
                        .filter(USUAL_PORT.asMatchPredicate().negate()),
                Function.identity());
    }

    /// One of few, each written in its own way.
    static <T> SettingWord<T> oneOf(Set<Shape> shapes, Function<T, String> writing, List<T> all) {
        return new SettingWord<>(
                all.stream().map(writing).collect(Collectors.joining(", ")),
                shapes,
                text -> all.stream()
                        .filter(one -> writing.apply(one).equals(text))
                        .findFirst(),
                writing);
    }

    /// One of the constants, in small letters.
    static <E extends Enum<E>> SettingWord<E> oneOf(E[] all) {
        return oneOf(TEXT, one -> one.name().toLowerCase(Locale.ROOT), Arrays.asList(all));
    }

    /// The same, or `none`.
    static <T> SettingWord<Optional<T>> orNone(SettingWord<T> kind) {
        return new SettingWord<>(
                kind.allowed() + ", or " + NONE,
                kind.shapes(),
                text -> {
                    boolean isNone = text.equals(NONE);
                    Optional<T> value =
                            isNone ? Optional.empty() : kind.reading().apply(text);
                    return isNone || value.isPresent() ? Optional.of(value) : Optional.empty();
                },
                value -> value.map(kind.writing()).orElse(NONE));
    }

    private static Optional<Path> readPath(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
