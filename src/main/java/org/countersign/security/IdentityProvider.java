package org.countersign.security;

/**
 * Where people can sign in, and prove a second factor, beside here. It is a room above this one that knows the way.
 *
 * @param name what people call it
 */
public record IdentityProvider(String name) {

    /** The page that leads there. */
    public static final String PATH = "/sign-in/provider";
}
