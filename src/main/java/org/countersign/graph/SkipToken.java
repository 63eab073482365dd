package org.countersign.graph;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.countersign.assignment.OverviewQuery.Position;

/**
 * Where the next page begins, as callers hand it back. It only says after which line: whoever forges one gets another
 * page of what he may see anyhow.
 */
final class SkipToken {

    private SkipToken() {}

    static String of(Position position) {
        var text = position.moment() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Position read(String token) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII).split(" ", 2);
            if (parts.length == 2) {
                return new Position(Instant.parse(parts[0]), Ids.inBody("$skiptoken", parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below, as of a token of too few parts.
        }
        throw GraphException.badRequest("$skiptoken must be one that a next link names.");
    }
}
