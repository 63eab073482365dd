package org.countersign.security;

import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which requests below {@code /engine-rest} a script may send, where that door is open. All others are denied. */
public interface EngineRestRoutes extends RequestMatcher {}
