package org.countersign.graph.directory;

import org.jspecify.annotations.Nullable;

/** An administrative unit as a client sends it. */
record AdministrativeUnitBody(@Nullable String displayName) {}
