package dev.cardea.bench;

import java.util.List;

/// What one driver is to offer: the words of its command line.
///
/// @param kind what its requests ask for
/// @param seconds for how long
/// @param credential the tenant's public key for sign-ins, its API key for creations
/// @param people among how many registered users the sign-ins go round; of no account for creations
/// @param prefix of the ids of new users, which no earlier driver had; of no account for sign-ins
record OverloadPlan(Kind kind, OpenLoop.Plan load, int seconds, String credential, int people, String prefix) {

    /// What is asked for.
    enum Kind {
        /// `POST /login` with the right password, of StaticBackend.
        SIGN_INS("sign-ins"),

        /// `POST /organizations/users/{id}` with a new id, of Point.
        CREATIONS("creations");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static OverloadPlan parse(List<String> words) {
        return new OverloadPlan(
                Kind.valueOf(words.get(0)),
                new OpenLoop.Plan(
                        Integer.parseInt(words.get(1)),
                        List.of(words.get(2).split(",")),
                        Integer.parseInt(words.get(3)),
                        Double.parseDouble(words.get(4))),
                Integer.parseInt(words.get(5)),
                words.get(6),
                Integer.parseInt(words.get(7)),
                words.get(8));
    }

    List<String> words() {
        return List.of(
                kind.name(),
                Integer.toString(load.port()),
                String.join(",", load.from()),
                Integer.toString(load.connections()),
                Double.toString(load.perSecond()),
                Integer.toString(seconds),
                credential,
                Integer.toString(people),
                prefix);
    }

    OpenLoop.Requests requests() {
        return switch (kind) {
            case SIGN_INS -> OverloadRequests.signIns(People.registered(load.port(), credential, people));
            case CREATIONS -> OverloadRequests.creations(load.port(), credential, prefix);
        };
    }
}
