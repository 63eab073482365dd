package org.countersign.testing;

import java.time.Instant;
import java.util.UUID;

/** What clients send to the REST API, and where to. */
public final class Orders {

    public static final String ELIGIBILITY_REQUESTS = "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests";
    public static final String ACTIVE_ROLES = "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances"
            + "/filterByCurrentUser(on='principal')?$top=999";

    private static final String APPROVALS = "/beta/roleManagement/directory/roleAssignmentApprovals";

    private Orders() {}

    public static String activation(UUID role, String duration) {
        return activation(role, null, duration);
    }

    /** @param start none: now */
    public static String activation(UUID role, Instant start, String duration) {
        return """
                {"action":"selfActivate","roleDefinitionId":"%s","directoryScopeId":"/",
                 "justification":"The print server is on fire",
                 "scheduleInfo":{%s"expiration":{"type":"afterDuration","duration":"%s"}}}"""
                .formatted(role, start == null ? "" : "\"startDateTime\":\"" + start + "\",", duration);
    }

    public static String deactivation(UUID role) {
        return """
                {"action":"selfDeactivate","roleDefinitionId":"%s","directoryScopeId":"/"}"""
                .formatted(role);
    }

    /** Of what one may activate or holds; for as long as that from now. */
    public static String extension(UUID role, String duration) {
        return """
                {"action":"selfExtend","roleDefinitionId":"%s","directoryScopeId":"/","justification":"More",
                 "scheduleInfo":{"expiration":{"type":"afterDuration","duration":"%s"}}}"""
                .formatted(role, duration);
    }

    public static String removal(String principal, UUID role) {
        return """
                {"action":"adminRemove","principalId":"%s","roleDefinitionId":"%s","directoryScopeId":"/"}"""
                .formatted(principal, role);
    }

    /** For good. */
    public static String assignment(String principal, UUID role) {
        return """
                {"action":"adminAssign","principalId":"%s","roleDefinitionId":"%s","directoryScopeId":"/",
                 "justification":"On call","scheduleInfo":{"expiration":{"type":"noExpiration"}}}"""
                .formatted(principal, role);
    }

    public static String review(String result) {
        return """
                {"reviewResult":"%s","justification":"I have seen the smoke"}""".formatted(result);
    }

    public static String step(String request) {
        return APPROVALS + "/" + request + "/steps/" + request;
    }

    public static String cancellation(String request) {
        return ApiClient.REQUESTS + "/" + request + "/cancel";
    }
}
