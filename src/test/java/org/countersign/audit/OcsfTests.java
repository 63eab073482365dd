package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each event is one of the framework's, with all that its class requires. */
class OcsfTests {

    private static final Instant TIME = Instant.parse("2026-11-24T10:15:30.123Z");
    private static final UserId LEE = new UserId(new UUID(1, 1));
    private static final UserId ANN = new UserId(new UUID(1, 2));
    private static final RoleDefinitionId ROLE = new RoleDefinitionId(new UUID(2, 1));

    /** What the framework calls required in the class, beside what it does in every one. */
    private static final Map<Integer, String> REQUIRED =
            Map.of(3001, "/user/uid", 3002, "/user/uid", 3004, "/entity/uid", 3005, "/user/uid", 3006, "/group/uid");

    @ParameterizedTest
    @EnumSource(Activity.class)
    void eachActivityHasAllThatItsClassRequires(Activity activity) throws Exception {
        for (var event : new AuditEvent[] {event(activity, true), event(activity, false), nobody(activity)}) {
            var line = line(event);

            assertThat(line.at("/metadata/version").asText()).isEqualTo("1.3.0");
            assertThat(line.at("/metadata/product/vendor_name").asText()).isEqualTo("Countersign");
            assertThat(line.at("/metadata/event_code").asText()).isEqualTo(activity.name());
            assertThat(line.at("/category_uid").asInt()).isEqualTo(3);
            assertThat(line.at("/time").asLong()).isEqualTo(1_795_515_330_123L);
            assertThat(line.at("/severity_id").asInt()).isBetween(1, 2);
            var type = line.at("/class_uid").asInt();
            assertThat(REQUIRED).containsKey(type);
            assertThat(line.at("/type_uid").asLong())
                    .isEqualTo(type * 100L + line.at("/activity_id").asLong());
            assertThat(line.at(REQUIRED.get(type)).asText()).isNotEmpty();
            if (type == 3005) {
                assertThat(line.at("/privileges/0").asText()).isEqualTo("Helpdesk Administrator");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVATION_GRANTED, 300501",
        "ACTIVATED_ROLE_DEACTIVATED, 300502",
        "ACTIVATION_DENIED, 300599",
        "ROLE_SETTINGS_CHANGED, 300599",
        "USER_CREATED, 300101",
        "PASSKEY_ADDED, 300110",
        "SIGNED_IN, 300201",
        "SIGNED_OUT_EVERYWHERE, 300202",
        "GROUP_MEMBER_REMOVED, 300604",
        "AUDIT_EXPORTED, 300402",
        "AUTHENTICATION_CONTEXT_CHANGED, 300403"
    })
    void whatHasANumberOfItsOwnGetsIt(Activity activity, long type) throws Exception {
        assertThat(line(event(activity, true)).at("/type_uid").asLong()).isEqualTo(type);
    }

    @Test
    void itTellsWhoWhomAndWhence() throws Exception {
        var line = line(event(Activity.SIGN_IN_FAILED, true));

        assertThat(line.at("/actor/user/name").asText()).isEqualTo("Ann");
        assertThat(line.at("/src_endpoint/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(line.at("/user/name").asText()).isEqualTo("Lee");
        assertThat(line.at("/status_id").asInt()).isEqualTo(2);
        assertThat(line.at("/status_detail").asText()).isEqualTo("Wrong");
        assertThat(line.at("/unmapped/details/ticket").asText()).isEqualTo("4711");
        assertThat(line.at("/unmapped/seq").asLong()).isEqualTo(7);
    }

    private static JsonNode line(AuditEvent event) throws Exception {
        return new ObjectMapper().readTree(ExportFormat.OCSF.line(new SealedFact(7, "ab12", event)));
    }

    private static AuditEvent event(Activity activity, boolean withRole) {
        return new AuditEvent(
                UUID.randomUUID(),
                activity,
                TIME,
                Outcome.FAILURE,
                "Wrong",
                UUID.randomUUID(),
                new AuditEvent.Actor(ANN, "Ann", "192.0.2.7"),
                withRole ? new AuditEvent.Role(ROLE, "Helpdesk Administrator") : null,
                new AuditEvent.Target(LEE, "Lee"),
                Map.of("ticket", "4711"));
    }

    private static AuditEvent nobody(Activity activity) {
        return new AuditEvent(
                UUID.randomUUID(),
                activity,
                TIME,
                Outcome.SUCCESS,
                "",
                UUID.randomUUID(),
                new AuditEvent.Actor(null, AuditEvent.SERVICE, ""),
                null,
                null,
                Map.of());
    }
}
