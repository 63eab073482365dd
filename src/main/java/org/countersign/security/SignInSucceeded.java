package org.countersign.security;

import org.countersign.directory.UserId;

/**
 * Somebody has shown who he is: once for a session, at each request where credentials come along. It is published before
 * he is let in; who throws on hearing keeps him out.
 */
public record SignInSucceeded(UserId user) {}
