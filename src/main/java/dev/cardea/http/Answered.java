package dev.cardea.http;

/// One answered request, in terms of few values: safe to count by and free of secrets.
///
/// @param route the template, never the raw path; "-" if there is none
/// @param method one of the registered methods, or "OTHER"
/// @param nanos from the complete head to the written answer
/// @param tenant as the handler labelled its response, or empty
public record Answered(
        String family, String route, String method, int status, long nanos, String requestId, String tenant) {}
