package org.countersign.graph;

import org.jspecify.annotations.Nullable;

/** An administrative unit as a client sends it. */
record AdministrativeUnitBody(@Nullable String displayName) {}
