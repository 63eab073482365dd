package org.countersign.security;

import java.util.Set;

/** What libraries put into a session at each request anew: it stays with the request, and is never written. */
public record FleetingAttributes(Set<String> names) {}
