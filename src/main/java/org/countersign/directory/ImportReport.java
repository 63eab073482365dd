package org.countersign.directory;

/** What an import did, or would do: a number of entries each. */
public record ImportReport(int created, int changed, int unchanged) {}
