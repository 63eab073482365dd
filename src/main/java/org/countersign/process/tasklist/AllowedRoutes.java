package org.countersign.process.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.countersign.security.TasklistRoutes;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Tasklist ships the whole engine REST API behind its session. These are the routes people at work need: to ask for a
 * role by the start form; to see the tasks offered to one, to take one or put it back, to read its form, to send a
 * decision. No process is moved, deployed or administered here, nobody is made a candidate, or assigned by somebody else, and
 * no variable is written.
 */
@Component
class AllowedRoutes implements TasklistRoutes {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String ID = "[\\w-]+";

    /** A key, a version and an id; none of the other routes, which a key alone may name. */
    private static final String VERSION = ":\\d+:" + ID;

    private static final String ACTIVATION = "role-activation" + VERSION;
    private static final String EXTENSION = "assignment-extension" + VERSION;

    private final RequestMatcher allowed = new OrRequestMatcher(List.of(
            get("/camunda/(app/tasklist|lib|favicon.ico|assets|plugin).*"),
            get("/camunda/api/tasklist/plugin/.*"),
            get("/camunda/api/admin/auth/user/default"),
            post("/camunda/api/admin/auth/user/default/logout"),
            get("/camunda/api/engine/engine/?"),
            get(ENGINE + "/(version|identity/groups)"),
            get(ENGINE + "/user/" + ID + "/profile"),
            options(ENGINE + "/(filter|task|process-definition|user|group|authorization)(/.*)?"),
            get(ENGINE + "/authorization/check"),
            get(ENGINE + "/filter(/count|/" + ID + ")?"),
            get(ENGINE + "/filter/" + ID + "/(list|count)"),
            post(ENGINE + "/filter/" + ID + "/(list|count)"),
            get(ENGINE + "/task/" + ID + "(/(form|form-variables|deployed-form|comment|identity-links|variables))?"),
            // After a start: is there a task for oneself at once? No other query is open, and no expression in it.
            get(ENGINE + "/task\\?assignee=" + ID + "&processInstanceId=" + ID + "&maxResults=\\d+$"),
            // That is how Tasklist puts a task back which a colleague has taken; to whom it goes, its listener says.
            post(ENGINE + "/task/" + ID + "/assignee"),
            post(ENGINE + "/task/" + ID + "/(claim|unclaim|submit-form|complete)"),
            get(ENGINE + "/process-definition/" + ACTIVATION + "(/(xml|startForm|deployed-start-form))?"),
            post(ENGINE + "/process-definition/" + ACTIVATION + "/submit-form"),
            // Nobody starts this one in Tasklist; its tasks show its picture.
            get(ENGINE + "/process-definition/" + EXTENSION + "(/xml)?"),
            get(ENGINE + "/process-definition(/count)?"),
            get(ENGINE + "/case-definition/" + ID),
            get(ENGINE + "/history/(user-operation|task)"),
            post(ENGINE + "/history/task")));

    @Override
    public boolean matches(HttpServletRequest request) {
        return allowed.matches(request);
    }

    private static RequestMatcher get(String path) {
        return route("GET", path);
    }

    private static RequestMatcher post(String path) {
        return route("POST", path);
    }

    private static RequestMatcher options(String path) {
        return route("OPTIONS", path);
    }

    private static RequestMatcher route(String method, String path) {
        return new RegexRequestMatcher("(?:" + path + ")(\\?.*)?", method);
    }
}
