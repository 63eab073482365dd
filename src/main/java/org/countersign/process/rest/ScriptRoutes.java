package org.countersign.process.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.countersign.security.EngineRestRoutes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What a script may do in the engine: start the process at its beginning, see the tasks offered to its user, take one,
 * send a decision. A query is sent as a GET, where it takes no "or" and so no expression in one.
 */
@Component
@ConditionalOnProperty("countersign.engine-rest.enabled")
class ScriptRoutes implements EngineRestRoutes {

    private static final String DEFINITION = "/engine-rest/process-definition/key/role-activation";
    private static final String TASK = "/engine-rest/task";
    private static final String ID = "/[\\w-]+";

    private final RequestMatcher allowed = new OrRequestMatcher(List.of(
            route("GET", DEFINITION + "(/(startForm|form-variables|deployed-start-form))?"),
            route("POST", DEFINITION + "/(start|submit-form)"),
            route("GET", TASK + "(/count)?"),
            route("GET", TASK + ID + "(/(form|form-variables|deployed-form))?"),
            route("POST", TASK + ID + "/(claim|complete|submit-form)")));

    @Override
    public boolean matches(HttpServletRequest request) {
        return allowed.matches(request);
    }

    private static RequestMatcher route(String method, String path) {
        return new RegexRequestMatcher("(?:" + path + ")(\\?.*)?", method);
    }
}
