package org.countersign.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller wants of policies.
 *
 * @param filter as it was sent
 * @param expand what to put in, in lower case, without spaces; empty: nothing
 */
record PolicyOptions(Optional<String> filter, String expand) {

    private static final String RULES = "rules";
    private static final String POLICY = "policy";
    private static final String POLICY_WITH_RULES = "policy($expand=rules)";

    static PolicyOptions of(Map<String, String[]> parameters) {
        return new PolicyOptions(
                value(Serves.FILTER, parameters),
                value(Serves.EXPAND, parameters)
                        .map(text -> text.toLowerCase(Locale.ROOT).replace(" ", ""))
                        .orElse(""));
    }

    private static Optional<String> value(String name, Map<String, String[]> parameters) {
        var values = parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
                .flatMap(parameter -> List.of(parameter.getValue()).stream())
                .toList();
        if (values.size() > 1) {
            throw GraphException.badRequest(name + " may be given once.");
        }
        return values.stream().findFirst();
    }

    /** Of a policy: whether its rules are put in. */
    boolean expandsRules() {
        require(List.of("", RULES), "$expand is served here for rules.");
        return expand.equals(RULES);
    }

    /** Of a policy's assignment: whether the policy is put in. */
    boolean expandsPolicy() {
        require(List.of("", POLICY, POLICY_WITH_RULES), "$expand is served here for policy and policy($expand=rules).");
        return !expand.isEmpty();
    }

    /** Of a policy's assignment: whether the policy's rules are put in too. */
    boolean expandsRulesOfPolicy() {
        return expand.equals(POLICY_WITH_RULES);
    }

    private void require(List<String> served, String message) {
        if (!served.contains(expand)) {
            throw GraphException.badRequest(message);
        }
    }
}
