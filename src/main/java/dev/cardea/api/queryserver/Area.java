package dev.cardea.api.queryserver;

import dev.cardea.core.Switches;

/// What a tenant can switch off as a whole: then it is not there (contract query-server.md §2.2).
enum Area {
    USERS,
    USER_TOKENS,
    LONE_TOKENS;

    boolean isOn(Switches switches) {
        return switch (this) {
            case USERS -> switches.users();
            case USER_TOKENS -> switches.users() && switches.tokens();
            case LONE_TOKENS -> switches.tokens();
        };
    }
}
