package org.countersign.directory;

/** A part of the organisation, over which a role can be held. */
public record AdministrativeUnit(AdministrativeUnitId id, String displayName) {}
