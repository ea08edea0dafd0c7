package dev.cardea.app.config;

/// Writes `docs/config.md`.
final class ConfigManual {

    private static final String HEAD = """
            # Configuration

            Made from `SettingTable` by `mvn test -Dtest=ConfigDocsTest -Ddocs=write`; do not edit.

            Every setting has a default, so no file is needed. `cardea.example.yaml` has all of them, commented out.

            - **Order.** Defaults, over them the YAML file, over that the environment: `http.port` is `CARDEA_HTTP_PORT`. \
            The items of a list have commas between them; an empty text is an empty list.
            - **Strict.** A key that does not exist, a wrong type, a value out of range, a bad combination, an unknown \
            variable that starts with `CARDEA_`: the server does not start, and tells everything that is wrong at once.
            - **Not settings**, and read elsewhere: `CARDEA_MASTER_KEY` (the key that seals all others; never in the file), \
            `CARDEA_DATABASE_PASSWORD` (the password of `database.username`; likewise), \
            `CARDEA_SMTP_PASSWORD` (the password of `mail.username`; likewise), \
            `CARDEA_QUERYSERVER_ADMIN_PASSWORD` (the password of `queryserver.admin_email`; likewise), `CARDEA_JAVA_HOME`, `CARDEA_JAVA_OPTS`, `CARDEA_JVM_SEARCH` (the start script).
            - **Units.** Times: `500ms`, `30s`, `5m`, `1h`. Sizes: a number of bytes, or `16KiB`, `2MiB`, `1GiB`.
            - **What holds now**, and who decided it: `serve --print-config`.

            Together: a `http.host` that other machines can reach needs `http.behind_proxy`; so does \
            `http.trusted_proxies`. `environments.default` must be among `environments.enabled`. `metrics.port` must differ \
            from `http.port` on the same address. Behind a proxy that is not among the trusted ones, all callers have the \
            proxy's address, and share what `limits` gives to one. `mail.host` needs `mail.from`; `mail.username` needs \
            `CARDEA_SMTP_PASSWORD`, and with `mail.security: none` a `mail.host` on this machine. \
            `queryserver.admin_email` needs `default_tenant`, whose tenant must be there, and \
            `CARDEA_QUERYSERVER_ADMIN_PASSWORD`, which in turn needs it. `tenant_hosts` has each host once. `store: postgresql` needs `database.url`, `database.username` and, in the \
            environment, `CARDEA_DATABASE_PASSWORD` (an empty text if the server asks for none); with `store: sqlite` \
            nothing of `database` may be set.

            In Kubernetes, a service that is called `cardea` puts variables such as `CARDEA_PORT` into each pod, which are \
            then refused: set `enableServiceLinks: false`, or call the service something else.
            """;

    private ConfigManual() {}

    static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (SettingSection section : SettingSections.ALL) {
            String title = section.name().isEmpty() ? "Top of the file" : "`" + section.name() + "`";
            text.append("\n## ")
                    .append(title)
                    .append("\n\n")
                    .append(section.about())
                    .append('\n');
            text.append("\n| Key | Default | What it is | Allowed |\n|---|---|---|---|\n");
            section.settings().forEach(setting -> text.append(row(setting)));
        }
        return text.toString();
    }

    private static String row(Setting<?> setting) {
        String standard =
                SettingYaml.value(setting.kind(), SettingValues.standard().words(setting));
        return "| `" + setting.key() + "` | `" + standard + "` | " + setting.about() + " | "
                + setting.kind().allowed() + " |\n";
    }
}
