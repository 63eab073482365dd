package org.countersign.keys;

/**
 * A secret as it is kept.
 *
 * @param key the name of the key that sealed it
 */
public record Sealed(String text, String key) {}
