package org.countersign.activation;

/** The rules, as refusals name them. */
public enum RuleName {
    ELIGIBILITY("EligibilityRule"),
    EXPIRATION("ExpirationRule"),
    JUSTIFICATION("JustificationRule"),
    TICKETING("TicketingRule"),
    MFA("MfaRule"),
    AUTHENTICATION_CONTEXT("AuthenticationContextRule"),
    APPROVER("ApproverRule"),
    APPROVAL("ApprovalRule"),
    WINDOW("WindowRule");

    private final String wireName;

    RuleName(String wireName) {
        this.wireName = wireName;
    }

    /** The name that clients see. */
    public String wireName() {
        return wireName;
    }
}
