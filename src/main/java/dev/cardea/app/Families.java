package dev.cardea.app;

import dev.cardea.api.health.HealthApi;
import dev.cardea.api.oauth.OAuthApi;
import dev.cardea.api.point.PointApi;
import dev.cardea.api.point.PointSettings;
import dev.cardea.api.point.Unowned;
import dev.cardea.flow.Flows;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Family;
import java.util.ArrayList;
import java.util.List;

/// One line for each folder in `api`.
final class Families {

    private Families() {}

    /// Words what no family owns.
    static Family fallback() {
        return new Unowned();
    }

    static List<Family> all(Flows flows, PointSettings point) {
        List<Family> all = new ArrayList<>();
        FailureLimit failures = new FailureLimit(point.failuresPerMinute(), System::nanoTime);
        all.add(new PointApi(flows, point, failures));
        all.add(new OAuthApi(flows, failures));
        all.add(new HealthApi(flows));
        return all;
    }
}
