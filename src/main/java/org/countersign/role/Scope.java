package org.countersign.role;

/**
 * Where a role counts.
 *
 * @param path {@code /} for the whole directory
 */
public record Scope(String path) {

    private static final int MAXIMUM_LENGTH = 256;

    /** The whole directory. */
    public static final Scope DIRECTORY = new Scope("/");

    public Scope {
        if (!path.startsWith("/")
                || path.length() > MAXIMUM_LENGTH
                || path.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A scope is a path that starts with \"/\", of at most " + MAXIMUM_LENGTH
                    + " characters, without control characters");
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
