package org.countersign.activation;

import java.util.Optional;
import org.countersign.assignment.Eligibilities;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.springframework.stereotype.Component;

/** The requestor is enabled, and eligible now and at the start he asked for. */
@Component
final class EligibilityRule implements ActivationRule {

    private final Directory directory;
    private final Eligibilities eligibilities;

    EligibilityRule(Directory directory, Eligibilities eligibilities) {
        this.directory = directory;
        this.eligibilities = eligibilities;
    }

    @Override
    public RuleName name() {
        return RuleName.ELIGIBILITY;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        var request = check.request();
        if (directory.findUser(request.requestor()).filter(User::enabled).isEmpty()) {
            return Optional.of("The account is disabled.");
        }
        var eligibility = eligibilities.lockEffective(request.right());
        if (eligibility.isEmpty()) {
            return Optional.of("There is no eligible assignment of this role at this scope.");
        }
        var start = request.start();
        return start == null
                        || start.isBefore(check.activation().createdAt())
                        || eligibility.get().isEffectiveAt(start)
                ? Optional.empty()
                : Optional.of("The eligible assignment ends before the start that was asked for.");
    }
}
