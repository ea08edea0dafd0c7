package dev.cardea.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one path template names, and who answers which method there.
///
/// @param owner always present; kept as it is handed on, since this is on the hottest path
/// @param names of the path parameters, in their order
/// @param allowed the methods for `Allow`, sorted
record Resource(
        Optional<Mounted> owner,
        String template,
        List<String> names,
        Map<String, Handler> handlers,
        List<String> allowed) {

    Manners manners() {
        return owner.orElseThrow().manners();
    }
}
