package org.countersign.graph.odata;

import java.util.Locale;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Place;
import org.countersign.security.Seals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the next page begins, as callers hand it back: sealed, and good for the same caller, the same collection, the
 * same filter and the same order only.
 */
@Component
class SkipTokens {

    private static final String SEPARATOR = "\n";

    private final Seals seals;
    private final Caller caller;

    SkipTokens(Seals seals, Caller caller) {
        this.seals = seals;
        this.caller = caller;
    }

    /** @param last the last line of the page before */
    String of(Place last, QueryOptions options, Sorting sorting) {
        return seals.seal(last.id() + SEPARATOR + purposeOf(options, sorting) + SEPARATOR + last.key());
    }

    /**
     * The last line of the page before; none: there was no page before.
     *
     * @throws GraphException {@code BadRequest} unless the token is one that was made for such a request
     */
    @Nullable
    Place read(QueryOptions options, Sorting sorting) {
        var token = options.skipToken();
        if (token == null) {
            return null;
        }
        var purpose = purposeOf(options, sorting);
        return seals.open(token)
                .map(text -> text.split(SEPARATOR, 3))
                .filter(parts -> parts.length == 3 && parts[1].equals(purpose))
                .map(parts -> new Place(parts[2], UUID.fromString(parts[0])))
                .orElseThrow(() -> GraphException.badRequest(
                        "$skiptoken must be one that a next link names, with everything else as it is there."));
    }

    /** As a hash: a filter may be long, and the address that bears the token has it already. */
    private String purposeOf(QueryOptions options, Sorting sorting) {
        return DigestUtils.sha256Hex(String.join(
                "\n",
                caller.id().toString(),
                ODataContext.path().toLowerCase(Locale.ROOT),
                sorting.toString(),
                String.valueOf(options.filter())));
    }
}
