package dev.cardea.app.config;

import dev.cardea.api.aviauth.AviauthSettings;
import dev.cardea.api.point.PointSettings;
import dev.cardea.api.queryserver.QueryServerSettings;
import dev.cardea.api.staticbackend.StaticBackendSettings;

/// What an operator may decide for the families.
///
/// @param failedSignIns of one user from one network before further ones must wait; 0 for no limit
public record FamilySettings(
        PointSettings point,
        StaticBackendSettings staticBackend,
        QueryServerSettings queryServer,
        AviauthSettings aviauth,
        int failedSignIns) {}
