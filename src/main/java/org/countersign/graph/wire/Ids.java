package org.countersign.graph.wire;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.graph.error.GraphException;

/** Ids as they stand in paths and bodies. */
public final class Ids {

    /** {@link UUID#fromString} takes short forms too; two spellings of one id are one too many. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** The id in a path; whatever is no id names nothing. */
    public static UUID inPath(String text) {
        return parse(text).orElseThrow(GraphException::notFound);
    }

    /** The id in a body. */
    public static UUID inBody(String property, String text) {
        return parse(text).orElseThrow(() -> GraphException.badRequest(property + " must be a UUID."));
    }

    public static Optional<UUID> parse(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
