package org.countersign.graph.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.BRANDON;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.NOW;
import static org.countersign.graph.Api.PAULA;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditView;
import org.countersign.audit.Outcome;
import org.countersign.graph.Api;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** How the audit is read. */
class DirectoryAuditsTests {

    private static final String AUDITS = "/v1.0/auditLogs/directoryAudits";
    private static final UUID ID = new UUID(3, 1);
    private static final UUID CORRELATION = new UUID(3, 2);

    private final Api api = new Api();

    @Test
    void whoseRoleAllowsItReadsAllOfIt() {
        var approved = event(
                Activity.ACTIVATION_APPROVED,
                new AuditEvent.Actor(BRANDON.id(), "Brandon", "192.0.2.7"),
                Map.of("ticketNumber", "INC-1"));
        when(api.trail.find(new AuditView.Whole(), ID)).thenReturn(Optional.of(approved));

        assertThat(api.signIn(PAULA).get(AUDITS + "/" + ID))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"@odata.context":"http://localhost/v1.0/$metadata#auditLogs/directoryAudits/$entity",
                          "id":"%s","category":"RoleManagement","correlationId":"%s","result":"success","resultReason":"Seen it",
                          "activityDisplayName":"Add member to role request approved (PIM activation)",
                          "activityDateTime":"2026-04-13T08:52:32.648Z","loggedByService":"PIM","operationType":"Approve",
                          "initiatedBy":{"app":null,"user":{"id":"%s","displayName":"Brandon",
                            "userPrincipalName":"brandon@contoso.example","ipAddress":"192.0.2.7"}},
                          "targetResources":[
                            {"id":"%s","displayName":"User Administrator","type":"Role","userPrincipalName":null,"modifiedProperties":[]},
                            {"id":"%s","displayName":"Lee","type":"User","userPrincipalName":"lee@contoso.example","modifiedProperties":[]}],
                          "additionalDetails":[{"key":"activity","value":"ACTIVATION_APPROVED"},{"key":"ticketNumber","value":"INC-1"}]}
                        """
                                .formatted(ID, CORRELATION, BRANDON.id(), ROLE.id(), LEE.id()));
    }

    @Test
    void everybodyElseReadsWhatConcernsHim() {
        var granted = event(Activity.ACTIVATION_GRANTED, new AuditEvent.Actor(null, AuditEvent.SERVICE, ""), Map.of());
        when(api.trail.find(new AuditView.Concerning(LEE.id()), ID)).thenReturn(Optional.of(granted));

        assertThat(api.signIn(LEE).get(AUDITS + "/" + ID))
                .bodyJson()
                .extractingPath("$.initiatedBy.app.displayName")
                .isEqualTo("Countersign");
        assertThat(api.signIn(BRANDON).get(AUDITS + "/" + ID)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private static AuditEvent event(Activity activity, AuditEvent.Actor actor, Map<String, String> details) {
        return new AuditEvent(
                ID,
                activity,
                NOW,
                Outcome.SUCCESS,
                "Seen it",
                CORRELATION,
                actor,
                new AuditEvent.Role(ROLE.id(), "User Administrator"),
                new AuditEvent.Target(LEE.id(), "Lee"),
                details);
    }
}
