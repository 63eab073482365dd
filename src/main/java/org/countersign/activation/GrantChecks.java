package org.countersign.activation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;

/**
 * What an activation is measured by once its gates are passed: recorded facts alone, against both the settings at the
 * request and the present ones. Whatever either of them asks has to be met, so that settings changed on the way never
 * make a request easier.
 */
@Component
class GrantChecks {

    private final ActivationRules rules;
    private final Roles roles;
    private final ActivationProofs proofs;

    GrantChecks(ActivationRules rules, Roles roles, ActivationProofs proofs) {
        this.rules = rules;
        this.roles = roles;
        this.proofs = proofs;
    }

    List<Finding> violationsAtDecision(Activation activation) {
        return violations(activation, rules::violationsAtDecision);
    }

    List<Finding> violationsAtGrant(Activation activation) {
        return violations(activation, rules::violationsAtGrant);
    }

    /** How long the role may be active at most. */
    Duration maximumDurationOf(Activation activation) {
        return settingsThenAndNow(activation)
                .map(ActivationSettings::maximumDuration)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /** What is violated by either settings, each rule once. */
    private List<Finding> violations(Activation activation, Function<ActivationCheck, List<Finding>> ask) {
        var byRule = new LinkedHashMap<RuleName, Finding>();
        settingsThenAndNow(activation)
                .map(settings -> new ActivationCheck(activation, settings, proofs.recorded(activation)))
                .flatMap(check -> ask.apply(check).stream())
                .forEach(finding -> byRule.putIfAbsent(finding.rule(), finding));
        return List.copyOf(byRule.values());
    }

    private Stream<ActivationSettings> settingsThenAndNow(Activation activation) {
        var now = roles.settingsOf(activation.request().role()).activation();
        return Stream.of(activation.settings(), now).distinct();
    }
}
