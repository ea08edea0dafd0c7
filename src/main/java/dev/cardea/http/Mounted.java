package dev.cardea.http;

/// A family in its place: how it reads, and the one handler, wrapped by the family, through which all goes.
record Mounted(Family family, Manners manners, Handler entrance) {}
