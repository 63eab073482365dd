package org.countersign.graph.wire;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.countersign.graph.error.GraphErrors;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Answers what the container turns down by itself, before any filter sees it: an address that it cannot decode, above
 * all. To the API's callers in the API's words, to everybody else with the status alone; never with a page of its own.
 */
final class GraphErrorReport extends ErrorReportValve {

    private final ObjectProvider<GraphErrorWriter> errors;

    /** @param errors asked for when it is needed: the container comes before the database */
    GraphErrorReport(ObjectProvider<GraphErrorWriter> errors) {
        this.errors = errors;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        var uri = Objects.toString(request.getRequestURI(), "");
        var isUntold = response.getStatus() >= 400 && response.getContentWritten() == 0 && response.setErrorReported();
        if (!isUntold || !ApiPath.looksLikeApi(uri)) {
            return;
        }
        try {
            errors.getObject().write(request, response, GraphErrors.ofStatus(response.getStatus()));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The caller is gone before the error was told", e);
        }
    }
}
