package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** The form of an event that is digested. Whoever changes it makes every trail look forged. */
class CanonicalEventTests {

    @Test
    void itsBytesAreTheSameForEver() {
        assertThat(new String(CanonicalEvent.bytesOf(event("On fire")), UTF_8))
                .isEqualTo("{\"activity\":\"ACTIVATION_GRANTED\",\"actor_address\":\"\",\"actor_id\":null,"
                        + "\"actor_name\":\"Countersign\","
                        + "\"correlation_id\":\"00000000-0000-0000-0000-000000000002\","
                        + "\"details\":\"{\\\"scope\\\":\\\"/\\\"}\",\"format\":1,"
                        + "\"id\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"occurred_at\":\"2026-03-04T05:06:07.000000Z\",\"reason\":\"On fire\","
                        + "\"result\":\"SUCCESS\",\"role_id\":null,\"role_name\":\"\",\"target_id\":null,"
                        + "\"target_name\":\"\",\"target_type\":\"USER\"}");
        assertThat(CanonicalEvent.digestOf(event("On fire")))
                .isEqualTo("dda74fae825f9a549f9144b03919663e9e303e569bac44248811c9e87722847c");
    }

    /** The examples of RFC 8785, section 3.2.2.2. */
    @Test
    void textsAreEscapedAsTheStandardSays() {
        var form = new String(CanonicalEvent.bytesOf(event("\u20ac$\u000f\nA'B\"\\\\\"/\u007f\ud83d\ude00")), UTF_8);

        assertThat(form).contains("\"reason\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\ud83d\ude00\"");
    }

    @Test
    void whatNoDatabaseKeepsHasNoForm() {
        var half = event("half a character: \ud83d");

        assertThatThrownBy(() -> CanonicalEvent.digestOf(half)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Record event(String reason) {
        var event = DSL.using(SQLDialect.H2).newRecord(AUDIT_EVENT);
        event.set(AUDIT_EVENT.ID, new UUID(0, 1));
        event.set(AUDIT_EVENT.ACTIVITY, "ACTIVATION_GRANTED");
        event.set(AUDIT_EVENT.OCCURRED_AT, Instant.parse("2026-03-04T05:06:07Z"));
        event.set(AUDIT_EVENT.RESULT, "SUCCESS");
        event.set(AUDIT_EVENT.REASON, reason);
        event.set(AUDIT_EVENT.CORRELATION_ID, new UUID(0, 2));
        event.set(AUDIT_EVENT.ACTOR_NAME, "Countersign");
        event.set(AUDIT_EVENT.ACTOR_ADDRESS, "");
        event.set(AUDIT_EVENT.ROLE_NAME, "");
        event.set(AUDIT_EVENT.TARGET_TYPE, "USER");
        event.set(AUDIT_EVENT.TARGET_NAME, "");
        event.set(AUDIT_EVENT.DETAILS, "{\"scope\":\"/\"}");
        event.set(AUDIT_EVENT.FORMAT, CanonicalEvent.FORMAT);
        return event;
    }
}
