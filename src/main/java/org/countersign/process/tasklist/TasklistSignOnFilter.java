package org.countersign.process.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.jspecify.annotations.Nullable;

/**
 * Has whoever is signed in to the service signed in to Tasklist, anew at each request: also where Tasklist asks who that is,
 * which it expects to find in the session.
 */
final class TasklistSignOnFilter extends ContainerBasedAuthenticationFilter {

    private static final Pattern WHO_IS_IT = Pattern.compile("/api/admin/auth/user/([^/]+)/?$");

    @Override
    protected @Nullable String extractEngineName(HttpServletRequest request) {
        var asked = WHO_IS_IT.matcher(request.getRequestURI());
        return asked.find() ? asked.group(1) : super.extractEngineName(request);
    }
}
