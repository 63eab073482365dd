package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The one form of an event that its digest is taken of: a JSON object of all its columns but the digest, written as
 * RFC 8785 asks (names sorted, no blanks, UTF-8). Everything is text or null, but for the format, an integer; times have
 * six digits after the second, which is what H2 and PostgreSQL both keep.
 */
public final class CanonicalEvent {

    /** The format of events written today. It changes whenever a column or the way it is written does. */
    public static final int FORMAT = 1;

    /** The format of events that were there before digests were: the same form, but nothing witnessed their writing. */
    static final int UNWITNESSED = 0;

    private static final List<Field<?>> COLUMNS = List.of(
            AUDIT_EVENT.FORMAT,
            AUDIT_EVENT.ID,
            AUDIT_EVENT.ACTIVITY,
            AUDIT_EVENT.OCCURRED_AT,
            AUDIT_EVENT.RESULT,
            AUDIT_EVENT.REASON,
            AUDIT_EVENT.CORRELATION_ID,
            AUDIT_EVENT.ACTOR_ID,
            AUDIT_EVENT.ACTOR_NAME,
            AUDIT_EVENT.ACTOR_ADDRESS,
            AUDIT_EVENT.ROLE_ID,
            AUDIT_EVENT.ROLE_NAME,
            AUDIT_EVENT.TARGET_ID,
            AUDIT_EVENT.TARGET_TYPE,
            AUDIT_EVENT.TARGET_NAME,
            AUDIT_EVENT.DETAILS);

    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    /** A mapper of its own: no setting of the service may change the form. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

    private CanonicalEvent() {}

    /** @return the SHA-256 of the event's form, in hex */
    public static String digestOf(Record event) {
        return Sha256.hex(bytesOf(event));
    }

    /** @throws IllegalArgumentException if a text holds half a character, which the trail never writes */
    static byte[] bytesOf(Record event) {
        var values = new TreeMap<String, @Nullable Object>();
        COLUMNS.forEach(column -> values.put(column.getName(), valueOf(event.get(column))));
        try {
            // Strict, where getBytes() would put a question mark in place of what is no character.
            var bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(JSON.writeValueAsString(values)));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new IllegalArgumentException("The event has no canonical form", e);
        }
    }

    private static @Nullable Object valueOf(@Nullable Object value) {
        if (value == null || value instanceof Integer) {
            return value;
        }
        return value instanceof Instant moment ? MICROSECONDS.format(moment) : value.toString();
    }
}
