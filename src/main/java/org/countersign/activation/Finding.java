package org.countersign.activation;

/**
 * What a rule found.
 *
 * @param reason why it is not met, for the requestor to read; empty where it is
 */
public record Finding(RuleName rule, boolean met, String reason) {}
