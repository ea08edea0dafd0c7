package dev.cardea.cli;

import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.flow.ImportedUser;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of a list of users: one of them, with the columns of StaticBackend's table `sb_tokens` (contract
/// staticbackend.md §4.1).
///
/// @param number the first line is 1
/// @param domain of the user's address; empty if that is none. The address itself is personal, and never shown
/// @param hasNewId whether the user has another id here than there
/// @param user or why the line cannot be used
record UserLine(int number, String domain, boolean hasNewId, Outcome<ImportedUser> user) {

    private static final int MOST_BYTES = 16 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    static UserLine read(int number, byte[] line) {
        try {
            if (line.length > MOST_BYTES) {
                throw new Unusable("its line has more than " + MOST_BYTES + " bytes");
            }
            return read(number, object(line));
        } catch (Unusable e) {
            return new UserLine(number, "", false, Outcome.no(e.why()));
        }
    }

    private static UserLine read(int number, JsonNode json) throws Unusable {
        String email = text(json, "email").orElse("");
        String domain = Email.parse(email)
                .map(Email::compared)
                .map(address -> address.substring(address.indexOf('@') + 1))
                .orElse("");
        try {
            Optional<ForeignId> id = id(json, "id");
            Optional<ForeignId> account = id(json, json.has("account_id") ? "account_id" : "accountId");
            ImportedUser user = new ImportedUser(
                    id.map(ForeignId::uuid),
                    account.map(ForeignId::uuid),
                    email,
                    text(json, "password"),
                    role(json.path("role")),
                    created(json));
            return new UserLine(number, domain, id.map(ForeignId::isNew).orElse(true), Outcome.ok(user));
        } catch (Unusable e) {
            return new UserLine(number, domain, false, Outcome.no(e.why()));
        }
    }

    /// What Jackson says of a broken line may hold a piece of it.
    private static JsonNode object(byte[] line) throws Unusable {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException _) {
            throw new Unusable("its line is no JSON");
        }
        throw new Unusable("its line is no JSON object");
    }

    private static Optional<ForeignId> id(JsonNode json, String name) throws Unusable {
        Optional<String> text = text(json, name);
        Optional<ForeignId> id = text.flatMap(ForeignId::parse);
        if (id.isEmpty() && text.isPresent()) {
            throw new Unusable(name + " is neither a UUID nor 24 hexadecimal digits");
        }
        return id;
    }

    private static Optional<Instant> created(JsonNode json) throws Unusable {
        Optional<String> text = text(json, "created");
        Optional<Instant> created = text.flatMap(ForeignTime::parse);
        if (created.isEmpty() && text.isPresent()) {
            throw new Unusable("created is no time such as 2026-11-20T10:11:55.778622Z");
        }
        return created;
    }

    private static int role(JsonNode role) throws Unusable {
        if (role.isMissingNode() || role.isNull()) {
            return 0;
        }
        if (!role.isIntegralNumber() || !role.canConvertToInt()) {
            throw new Unusable("role is no number from 0 to 100");
        }
        return role.intValue();
    }

    /// Null and the empty text count as nothing.
    private static Optional<String> text(JsonNode json, String name) throws Unusable {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            throw new Unusable(name + " is no text");
        }
        return value.stringValueOpt().filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "UserLine[" + number + "]";
    }

    /// A line that cannot be used; the message never holds a piece of it.
    private static final class Unusable extends Exception {

        private final String why;

        Unusable(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        Refusal why() {
            return new Refusal.UserMalformed(why);
        }
    }
}
