package org.countersign.security;

import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which requests below {@code /camunda} an approver at work sends. All others are denied, whoever sends them. */
public interface TasklistRoutes extends RequestMatcher {}
