package org.countersign.directory;

import org.jspecify.annotations.Nullable;

/**
 * An administrator has created or renamed an administrative unit.
 *
 * @param before none: it is new
 */
public record AdministrativeUnitChanged(@Nullable AdministrativeUnit before, AdministrativeUnit after, UserId by) {}
