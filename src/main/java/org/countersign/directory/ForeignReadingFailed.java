package org.countersign.directory;

/**
 * People and groups of another directory could not be taken over: what was taken over before holds. It is published in the
 * transaction that notes it, once until there is a success again.
 *
 * @param reason in a line
 */
public record ForeignReadingFailed(String reason) {}
