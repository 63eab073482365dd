package org.countersign.mfa;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A named demand on how people prove who they are, which roles may ask for in place of MFA.
 *
 * @param displayName 1 to 256 characters in one line
 * @param description at most 1024 characters
 * @param available whether roles can ask for it; where one asks for a context that is not, it asks for MFA
 * @param methods the methods that meet it; empty: any
 * @param maximumAge how old a proof may be at the request: zero, which takes a fresh one for each activation, to 24
 *     hours, in whole minutes
 */
public record AuthenticationContext(
        AuthenticationContextId id,
        String displayName,
        String description,
        boolean available,
        Set<MfaMethod> methods,
        Duration maximumAge) {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final Duration LONGEST_AGE = Duration.ofHours(24);

    public AuthenticationContext {
        methods = Set.copyOf(methods);
    }

    /** One that nobody has described yet: any fresh proof meets it, once it is made available. */
    static AuthenticationContext initial(AuthenticationContextId id) {
        return new AuthenticationContext(id, id.value(), "", false, Set.of(), Duration.ZERO);
    }

    /** What it asks of a proof. */
    public ProofDemand demand() {
        return new ProofDemand(methods, maximumAge);
    }

    /** The methods that meet it; empty: any. They are in the order in which they are declared. */
    public List<MfaMethod> methodsInOrder() {
        return methods.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(methods));
    }

    List<String> faults() {
        var faults = new ArrayList<String>();
        if (displayName.isBlank()
                || displayName.length() > LONGEST_NAME
                || displayName.chars().anyMatch(Character::isISOControl)) {
            faults.add("displayName has 1 to " + LONGEST_NAME + " characters, in one line.");
        }
        if (description.length() > LONGEST_DESCRIPTION || description.indexOf('\0') >= 0) {
            faults.add("description has at most " + LONGEST_DESCRIPTION + " characters.");
        }
        if (maximumAge.isNegative()
                || maximumAge.compareTo(LONGEST_AGE) > 0
                || maximumAge.toMillis() % Duration.ofMinutes(1).toMillis() != 0) {
            faults.add("maximumAge must be PT0S to PT24H, in whole minutes.");
        }
        return faults;
    }
}
