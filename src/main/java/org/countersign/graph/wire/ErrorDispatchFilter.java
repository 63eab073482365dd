package org.countersign.graph.wire;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.countersign.graph.error.GraphError;
import org.countersign.graph.error.GraphErrors;

/**
 * Answers what is turned down before any controller is looked for: a path or a method that the firewall does not let in,
 * or a sign-in that the database does not answer. The container would send its callers to the error page, which speaks
 * another language.
 */
final class ErrorDispatchFilter implements Filter {

    private final GraphErrorWriter errors;

    ErrorDispatchFilter(GraphErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var uri = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        if (ApiPath.isForScripts(uri)
                && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                && !response.isCommitted()) {
            errors.write((HttpServletRequest) request, (HttpServletResponse) response, errorOf(request, status));
            return;
        }
        chain.doFilter(request, response);
    }

    private static GraphError errorOf(ServletRequest request, int status) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? GraphErrors.ofStatus(status, thrown)
                : GraphErrors.ofStatus(status);
    }
}
