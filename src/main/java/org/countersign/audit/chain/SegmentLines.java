package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a segment, each a JSON object: where it begins, the events in their canonical form with the hashes of their
 * seals, and the checkpoint at its end.
 *
 * <pre>
 * {"segment":1,"origin":"countersign-audit-…","after":0,"hash":"0000…"}
 * {"hash":"5d41…","event":{"activity":"ACTIVATION_GRANTED",…}}
 * {"checkpoint":"countersign-audit-…\n4711\n…"}
 * </pre>
 */
final class SegmentLines {

    private static final int VERSION = 1;

    /** The event's bytes are what its digest is taken of: they are cut out, never read and written anew. */
    private static final Pattern EVENT = Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"event\":(\\{.*\\})\\}");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private SegmentLines() {}

    /**
     * An event as it stands in a segment.
     *
     * @param hash of its seal, in hex
     * @param digest of its canonical form, in hex
     */
    record Event(String hash, String digest) {

        /** How far the chain reaches with it; nothing: it is not what was sealed next. */
        Optional<Seal.Head> after(Seal.Head head) {
            return Optional.of(head.next(digest)).filter(next -> next.hash().equals(hash));
        }
    }

    static String head(String origin, Seal.Head before) {
        return JSON.createObjectNode()
                .put("segment", VERSION)
                .put("origin", origin)
                .put("after", before.seq())
                .put("hash", before.hash())
                .toString();
    }

    static String event(String hash, byte[] canonical) {
        return "{\"hash\":\"" + hash + "\",\"event\":" + new String(canonical, UTF_8) + "}";
    }

    static String end(SignedCheckpoint checkpoint) {
        return JSON.createObjectNode().put("checkpoint", checkpoint.text()).toString();
    }

    /** @return where the chain was before the first event; nothing: the line is no head of a segment */
    static Optional<Seal.Head> head(String line) {
        var head = read(line);
        return head.path("segment").asInt() == VERSION
                        && head.path("after").isIntegralNumber()
                        && head.path("after").asLong() >= 0
                        && HASH.matcher(head.path("hash").asText()).matches()
                ? Optional.of(new Seal.Head(
                        head.path("after").asLong(), head.path("hash").asText()))
                : Optional.empty();
    }

    /** @return nothing: the line is no event */
    static Optional<Event> event(String line) {
        var event = EVENT.matcher(line);
        return event.matches()
                ? Optional.of(
                        new Event(event.group(1), Sha256.hex(event.group(2).getBytes(UTF_8))))
                : Optional.empty();
    }

    /** @return nothing: the line is no checkpoint */
    static Optional<SignedCheckpoint> end(String line) {
        return line.startsWith("{\"checkpoint\"")
                ? SignedCheckpoint.lastIn(read(line).path("checkpoint").asText())
                : Optional.empty();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
