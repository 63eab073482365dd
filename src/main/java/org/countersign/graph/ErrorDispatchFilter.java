package org.countersign.graph;

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

/**
 * Answers what is turned down before any controller is looked for: a path or a method that the firewall does not let
 * in. The container would send its callers to the error page, which speaks another language.
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
            errors.write((HttpServletRequest) request, (HttpServletResponse) response, GraphErrors.ofStatus(status));
            return;
        }
        chain.doFilter(request, response);
    }
}
