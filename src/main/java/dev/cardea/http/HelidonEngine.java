package dev.cardea.http;

import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;

/// Loads most of the HTTP engine's classes, which takes as long as opening a store and needs nothing of it.
///
/// The engine's registry of services, which is one for the process, stays empty: this server builds what it uses. Left
/// to itself the engine looks through every jar when it is first touched, and loads what it finds there. With an empty
/// one it converts nothing: of headers and queries only the texts can be had, which is all that is asked for here.
final class HelidonEngine {

    private static boolean isLoaded;

    private HelidonEngine() {}

    /// Returns when that is done, by this thread or by another: two threads that initialize the same classes in
    /// different orders could wait for each other for ever.
    static synchronized void load() {
        if (!isLoaded) {
            GlobalServiceRegistry.registry(() -> ServiceRegistryManager.create(ServiceRegistryConfig.builder()
                            .discoverServices(false)
                            .discoverServicesFromServiceLoader(false)
                            .build())
                    .registry());
            Http1Config.builder().build();
            builder().routing(HttpRouting.builder()).buildPrototype();
            isLoaded = true;
        }
    }

    /// A server that has what it is given, and nothing from the class path.
    static WebServerConfig.Builder builder() {
        return WebServer.builder()
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build());
    }
}
