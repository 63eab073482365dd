package org.countersign.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user or a group as a file names it. What it does not say (null) stays as it is, or is the usual for a new one. */
public sealed interface ImportEntry {

    /** Where it stands, for people: {@code line 7}. */
    String place();

    /** The names of the groups that hold it directly: all of them. Null: as it is. */
    @Nullable
    List<String> groups();

    /**
     * A user, known by his user principal name.
     *
     * @param mail empty: none
     * @param samePersonAs the user principal name of another account of the same human being; empty: nobody else's
     * @param password sets one; never the present one
     */
    record OfUser(
            String place,
            String userPrincipalName,
            @Nullable String mailNickname,
            @Nullable String displayName,
            @Nullable Optional<String> mail,
            @Nullable String userType,
            @Nullable Boolean accountEnabled,
            @Nullable Optional<String> samePersonAs,
            @Nullable String password,
            @Nullable List<String> groups)
            implements ImportEntry {

        @Override
        public String toString() {
            return "OfUser[" + place + "]";
        }
    }

    /** A group, known by its name. */
    record OfGroup(String place, String displayName, @Nullable GroupType type, @Nullable List<String> groups)
            implements ImportEntry {}
}
