package dev.cardea.app;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// All that the server does not decide itself. Tests pass their own.
///
/// @param random a `SecureRandom` in production; must be safe for many threads
public record Outside(InstantSource clock, RandomGenerator random) {}
