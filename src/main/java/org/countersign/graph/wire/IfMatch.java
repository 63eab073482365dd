package org.countersign.graph.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.countersign.graph.error.GraphError;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a caller believes to change: {@code If-Match}, as in RFC 9110, 13.1.1. */
public final class IfMatch {

    private static final String ANYTHING = "*";

    private IfMatch() {}

    /** A route that compares entity tags under the lock of the change. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Honoured {}

    /** The tag of a thing, which changes with it. */
    public static String tagOf(Object thing) {
        return '"' + DigestUtils.sha256Hex(thing.toString()).substring(0, 32) + '"';
    }

    /**
     * @param header as it was sent: {@code *}, or tags, separated by commas; none: any will do
     * @throws GraphException {@code PreconditionFailed} if none of them is the thing's
     */
    public static void require(@Nullable String header, @Nullable Object thing) {
        if (header == null || header.strip().equals(ANYTHING)) {
            return;
        }
        var tag = thing == null ? null : tagOf(thing);
        if (Stream.of(header.split(",", -1)).map(IfMatch::strong).noneMatch(sent -> sent.equals(tag))) {
            throw new GraphException(new GraphError(
                    HttpStatus.PRECONDITION_FAILED,
                    "PreconditionFailed",
                    "It is no longer as your If-Match says. Read it again."));
        }
    }

    /** Some clients send the tags that they were given as weak ones. */
    private static String strong(String tag) {
        return tag.strip().replaceFirst("^W/", "");
    }
}
