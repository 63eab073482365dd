package org.countersign.activation;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Every rule, and when it is asked. The gates ask what the requestor can mend; the grant asks everything again, and the
 * recorded decision. How long a grant lasts is no question there: it is cut to what the settings allow.
 */
@Component
class ActivationRules {

    private static final Logger log = LoggerFactory.getLogger(ActivationRules.class);

    private final List<ActivationRule> gates;
    private final List<ActivationRule> grant;
    private final List<ActivationRule> decision;

    ActivationRules(
            EligibilityRule eligibility,
            ExpirationRule expiration,
            JustificationRule justification,
            TicketingRule ticketing,
            MfaRule mfa,
            AuthenticationContextRule context,
            ApproverRule approver,
            WindowRule window,
            ApprovalRule approval) {
        gates = List.of(eligibility, expiration, justification, ticketing, mfa, context, approver);
        decision = List.of(eligibility, window, justification, ticketing, mfa, context);
        grant = List.of(eligibility, window, justification, ticketing, mfa, context, approval);
    }

    /** What each gate finds. */
    List<Finding> gates(ActivationCheck check) {
        return findings(gates, check);
    }

    /** What one gate finds. */
    Finding gate(RuleName name, ActivationCheck check) {
        return gates.stream()
                .filter(rule -> rule.name() == name)
                .map(rule -> find(rule, check))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no gate"));
    }

    /** What stands against approving. */
    List<Finding> violationsAtDecision(ActivationCheck check) {
        return violations(decision, check);
    }

    /** What stands against granting. */
    List<Finding> violationsAtGrant(ActivationCheck check) {
        return violations(grant, check);
    }

    private static List<Finding> violations(List<ActivationRule> rules, ActivationCheck check) {
        return findings(rules, check).stream().filter(finding -> !finding.met()).toList();
    }

    private static List<Finding> findings(List<ActivationRule> rules, ActivationCheck check) {
        return rules.stream().map(rule -> find(rule, check)).toList();
    }

    private static Finding find(ActivationRule rule, ActivationCheck check) {
        var violation = violation(rule, check);
        return new Finding(rule.name(), violation.isEmpty(), violation.orElse(""));
    }

    /** Fails closed: a rule that throws is not met. What the database throws undoes the whole transaction instead. */
    private static Optional<String> violation(ActivationRule rule, ActivationCheck check) {
        try {
            return rule.violation(check);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "{} failed for activation {}",
                    rule.name(),
                    check.activation().id(),
                    e);
            return Optional.of("The rule could not be checked.");
        }
    }
}
