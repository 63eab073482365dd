package org.countersign.assignment;

/** That a rule of extension is not met, and why: for the requestor to read. */
public record ExtensionFinding(ExtensionRule rule, String reason) {}
