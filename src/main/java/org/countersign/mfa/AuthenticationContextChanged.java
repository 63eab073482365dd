package org.countersign.mfa;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An administrator has changed what an authentication context demands.
 *
 * @param before what it was; none: it is new
 */
public record AuthenticationContextChanged(
        @Nullable AuthenticationContext before, AuthenticationContext after, UserId by) {}
