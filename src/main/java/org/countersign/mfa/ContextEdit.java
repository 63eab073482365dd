package org.countersign.mfa;

import java.util.List;

/** What an administrator makes of an authentication context. */
@FunctionalInterface
public interface ContextEdit {

    /**
     * The context to come.
     *
     * @param faults takes what is wrong already with how the edit is put; where there is anything, nothing changes
     */
    AuthenticationContext of(AuthenticationContext now, List<String> faults);
}
