package dev.cardea.app.config;

/// One thing that is wrong with the configuration, in words for the operator and without any secret.
///
/// @param where such as `cardea.yaml:7` or `CARDEA_HTTP_PORT`
/// @param what names the key, what is wrong with it and what is allowed
public record ConfigError(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
