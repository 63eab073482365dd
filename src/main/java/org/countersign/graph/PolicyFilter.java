package org.countersign.graph;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;

/**
 * Which policies a caller wants to see, in the one form in which clients ask for them.
 *
 * @param role the role whose policy it is; none: any role
 */
record PolicyFilter(@Nullable RoleDefinitionId role) {

    /** Every policy there is: each is a directory role's, at the whole directory. */
    static final PolicyFilter ANY = new PolicyFilter(null);

    private static final Pattern OF_DIRECTORY = Pattern.compile(
            "\\s*scopeId\\s+eq\\s+'/'\\s+and\\s+scopeType\\s+eq\\s+'Directory(?:Role)?'\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_ROLE = Pattern.compile(
            OF_DIRECTORY.pattern() + "(?:\\sand\\s+roleDefinitionId\\s+eq\\s+'(?<role>[^']{1,64})'\\s*)?",
            Pattern.CASE_INSENSITIVE);

    /** Of policies, which know nothing of a role. */
    static PolicyFilter ofPolicies(Optional<String> text) {
        if (text.isPresent() && !OF_DIRECTORY.matcher(text.get()).matches()) {
            throw GraphException.badRequest(
                    "$filter is served here as: scopeId eq '/' and scopeType eq 'DirectoryRole'");
        }
        return ANY;
    }

    /** Of assignments of policies. */
    static PolicyFilter ofAssignments(Optional<String> text) {
        if (text.isEmpty()) {
            return ANY;
        }
        var matcher = OF_ROLE.matcher(text.get());
        if (!matcher.matches()) {
            throw GraphException.badRequest("$filter is served here as: scopeId eq '/' and scopeType eq 'DirectoryRole'"
                    + " and roleDefinitionId eq '<id>', the last part being optional");
        }
        var role = matcher.group("role");
        return role == null
                ? ANY
                : new PolicyFilter(new RoleDefinitionId(Ids.parse(role).orElse(new UUID(0, 0))));
    }

    boolean admits(RoleDefinitionId id) {
        return role == null || role.equals(id);
    }
}
