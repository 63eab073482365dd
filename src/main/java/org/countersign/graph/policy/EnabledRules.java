package org.countersign.graph.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be given, as enablement rules list it: in any case of letters when they arrive. */
record EnabledRules(boolean mfa, boolean justification, boolean ticket) {

    private static final String MFA = "MultiFactorAuthentication";
    private static final String JUSTIFICATION = "Justification";
    private static final String TICKETING = "Ticketing";

    List<String> names() {
        return Stream.of(mfa ? MFA : "", justification ? JUSTIFICATION : "", ticket ? TICKETING : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What a client lists for activations; nothing where that is a fault. */
    static Optional<EnabledRules> ofActivation(List<String> names, List<String> faults) {
        return read(
                names,
                Set.of(MFA, JUSTIFICATION, TICKETING),
                "enabledRules may name MultiFactorAuthentication, Justification and Ticketing.",
                faults);
    }

    /** What a client lists for assignments; nothing where that is a fault. */
    static Optional<EnabledRules> ofAssignment(List<String> names, List<String> faults) {
        return read(
                names,
                Set.of(MFA, JUSTIFICATION),
                "enabledRules of assignments may name MultiFactorAuthentication and Justification.",
                faults);
    }

    private static Optional<EnabledRules> read(
            List<String> names, Set<String> known, String fault, List<String> faults) {
        var named = lowerCase(names.stream());
        if (!lowerCase(known.stream()).containsAll(named)) {
            faults.add(fault);
            return Optional.empty();
        }
        return Optional.of(new EnabledRules(has(named, MFA), has(named, JUSTIFICATION), has(named, TICKETING)));
    }

    private static boolean has(Set<String> named, String rule) {
        return named.contains(rule.toLowerCase(Locale.ROOT));
    }

    private static Set<String> lowerCase(Stream<String> names) {
        return names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
