package org.countersign.directory;

import java.util.UUID;

/** A human being. Several accounts may belong to one, and none of them may approve what another asked for. */
public record PersonId(UUID value) {}
