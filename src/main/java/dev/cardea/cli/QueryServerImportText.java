package dev.cardea.cli;

import dev.cardea.core.Door;
import dev.cardea.core.Tenant;
import dev.cardea.flow.QueryServerImport.Counts;
import dev.cardea.flow.QueryServerImport.Remark;
import dev.cardea.flow.QueryServerImport.Table;
import dev.cardea.flow.QueryServerImport.Taken;
import dev.cardea.flow.QueryServerImport.Why;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What became of a Query Server's file, as it is shown: neither a token nor a hash, and of an address only the domain.
///
/// @param isRehearsal whether nothing was changed
record QueryServerImportText(Tenant tenant, Taken taken, boolean isRehearsal) {

    void show(Arguments arguments, Transcript transcript) {
        if (arguments.has("--json")) {
            transcript.result(json().toString());
            return;
        }
        Counts counts = taken.counts();
        transcript.result(tenant.label() + (isRehearsal ? " would take over " : " has taken over ")
                + Count.of(counts.users(), "user") + " with " + Count.of(counts.userTokens(), "token") + ", and "
                + Count.of(counts.loneTokens(), "token") + " of nobody.");
        if (counts.usersBefore() + counts.loneTokensBefore() > 0) {
            transcript.result("Of the rest, " + Count.of(counts.usersBefore(), "user") + " and "
                    + Count.of(counts.loneTokensBefore(), "token") + " of nobody were there before.");
        }
        if (taken.isNothing()) {
            transcript.result("Nothing has changed.");
        } else if (isRehearsal) {
            transcript.result("Nothing has changed: this was a dry run.");
        }
        if (taken.isNewSwitches()) {
            transcript.note("The switches create_user and create_token " + (isRehearsal ? "would be" : "are")
                    + " as the file has them: 'cardea tenant list' shows them.");
        }
        taken.remarks().forEach(remark -> transcript.note(sentence(remark)));
        if (!tenant.policy().opens(Door.QUERYSERVER)) {
            transcript.note("The family queryserver is closed to this tenant: 'cardea tenant set "
                    + tenant.organisation() + " --env " + tenant.environment().label() + " --families' opens it.");
        }
    }

    private ObjectNode json() {
        Counts counts = taken.counts();
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("tenant", tenant.organisation())
                .put("environment", tenant.environment().label())
                .put("dry_run", isRehearsal)
                .put("new_key", taken.isNewKey())
                .put("new_switches", taken.isNewSwitches())
                .put("users", counts.users())
                .put("users_before", counts.usersBefore())
                .put("user_tokens", counts.userTokens())
                .put("tokens", counts.loneTokens())
                .put("tokens_before", counts.loneTokensBefore());
        ArrayNode remarks = json.putArray("remarks");
        taken.remarks()
                .forEach(remark -> remarks.addObject()
                        .put(remark.table() == Table.USERS ? "user" : "token", remark.number())
                        .put("domain", remark.domain().isEmpty() ? null : remark.domain())
                        .put("reason", remark.why().name().toLowerCase(Locale.ROOT)));
        return json;
    }

    private static String sentence(Remark remark) {
        String row = remark.table() == Table.USERS ? "User " : "Token ";
        return row + remark.number() + (remark.domain().isEmpty() ? "" : " (at " + remark.domain() + ")") + ": "
                + sentence(remark.why());
    }

    private static String sentence(Why why) {
        return switch (why) {
            case ADDRESS_MALFORMED -> "Not taken over: the e-mail is neither an address nor a name.";
            case ADDRESS_TAKEN -> "Not taken over: another user of the tenant has this address, and stays as it is.";
            case UUID_MALFORMED -> "Not taken over: the uuid is none.";
            case UUID_TAKEN -> "Not taken over: another user of the tenant has this uuid.";
            case NAME_MALFORMED -> "Not taken over: it has no name of at most 1024 bytes without NUL.";
            case PASSWORD_UNUSABLE ->
                "Taken over without a password: it is no bcrypt or argon2 hash of bearable cost. Set a new one.";
            case DATE_UNUSABLE -> "The token is not taken over: its expiration_date is no date.";
            case TOKEN_FORGED ->
                "The token stays dead: it was not signed with this secret. Another one takes its place.";
            case TOKEN_DAMAGED ->
                "The token stays dead: it does not say what its row says. Another one takes its place.";
            case TOKEN_CONFUSING ->
                "The token is dead: it would be taken for another one here. Another one takes its place.";
            case TOKEN_OF_RETIRED_KEY ->
                "The token is dead: its secret was here before, and its key is retired. Another one takes its place.";
        };
    }
}
