package org.countersign.graph.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** The part of a request's address that says which version of the API is meant. */
public final class ApiPath {

    private static final Pattern API =
            Pattern.compile("/(v1\\.0|beta)([/;].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern IMPORT =
            Pattern.compile("/(v1\\.0|beta)/directory/import/?", Pattern.CASE_INSENSITIVE);

    /** Tasklist, with the engine behind its session, and the engine's own API. */
    private static final Pattern ENGINE =
            Pattern.compile("/(camunda|engine-rest)([/;].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What Tasklist sends to have a filter's tasks, or to know how many there are. */
    private static final Pattern QUERY =
            Pattern.compile("/camunda/api/engine/.*/filter/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ApiPath() {}

    /** Whether a request brings a file to import. */
    static boolean isImport(HttpServletRequest request) {
        return IMPORT.matcher(pathOf(request)).matches();
    }

    /** Whether a request is meant for the API. It looks at the decoded path, as whoever serves it does. */
    static boolean isApi(HttpServletRequest request) {
        return API.matcher(pathOf(request)).matches();
    }

    /** Whether a request asks the engine for a list of tasks. */
    static boolean isQuery(HttpServletRequest request) {
        return QUERY.matcher(pathOf(request)).matches();
    }

    /** Whether a request is meant for the engine. */
    static boolean isEngine(HttpServletRequest request) {
        return ENGINE.matcher(pathOf(request)).matches();
    }

    /** The version's part of the path, {@code /v1.0} or {@code /beta}. */
    public static String versionOf(HttpServletRequest request) {
        return pathOf(request).toLowerCase(Locale.ROOT).startsWith("/beta") ? "/beta" : "/v1.0";
    }

    /** Whether the raw address of a request that nobody would serve was meant for the API. */
    static boolean isApi(String rawUri) {
        try {
            return API.matcher(StringUtils.uriDecode(rawUri, StandardCharsets.UTF_8)
                            .replaceFirst("^/+", "/"))
                    .matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same, or for the engine's own API. Both talk to scripts. */
    static boolean isForScripts(String rawUri) {
        return isApi(rawUri) || rawUri.startsWith("/engine-rest/");
    }

    /** Whether the raw address of a request that cannot even be decoded was meant for the API. */
    static boolean looksLikeApi(String rawUri) {
        return API.matcher(rawUri.replaceFirst("^/+", "/").replaceFirst("%2[fF]", "/"))
                .matches();
    }

    private static String pathOf(HttpServletRequest request) {
        var rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
