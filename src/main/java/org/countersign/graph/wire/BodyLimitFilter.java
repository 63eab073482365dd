package org.countersign.graph.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.countersign.graph.error.GraphError;
import org.countersign.graph.error.GraphErrors;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns large bodies down before anything is made of them, at the engine's doors too, which have no limit of their own. It
 * counts what comes, whatever the headers announce, and comes after the sign-in: who is not known sends nothing here.
 */
@Component
@Order(GraphFilters.BODY_LIMIT)
class BodyLimitFilter extends OncePerRequestFilter {

    static final int MAXIMUM_BYTES = 64 * 1024;

    /** How Tasklist wants a list sorted and searched. The engine makes a join of each part. */
    static final int MAXIMUM_BYTES_OF_A_QUERY = 1024;

    static final int MAXIMUM_BYTES_OF_AN_IMPORT = 5 * 1024 * 1024;

    private final GraphErrorWriter errors;

    BodyLimitFilter(GraphErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPath.isApi(request) && !ApiPath.isEngine(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limitOf(request);
        if (request.getContentLengthLong() > limit.bytes()) {
            errors.write(request, response, limit.tooLarge());
            return;
        }
        if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(limit.bytes() + 1);
        if (body.length > limit.bytes()) {
            errors.write(request, response, limit.tooLarge());
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    private static Limit limitOf(HttpServletRequest request) {
        if (ApiPath.isImport(request)) {
            return new Limit(MAXIMUM_BYTES_OF_AN_IMPORT, GraphErrors.IMPORT_TOO_LARGE);
        }
        return ApiPath.isQuery(request)
                ? new Limit(MAXIMUM_BYTES_OF_A_QUERY, GraphErrors.QUERY_TOO_LARGE)
                : new Limit(MAXIMUM_BYTES, GraphErrors.TOO_LARGE);
    }

    /** How large a body may be, and what whoever sends more is told. */
    private record Limit(int bytes, GraphError tooLarge) {}

    /** A request whose body was read, and can be read again. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ReadBody(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class ReadBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        ReadBody(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is there already");
        }
    }
}
