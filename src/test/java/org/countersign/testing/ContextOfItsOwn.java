package org.countersign.testing;

/** Marks tests that do not run in the context which all others share. The build runs them in another JVM. */
public final class ContextOfItsOwn {

    public static final String TAG = "context-of-its-own";

    private ContextOfItsOwn() {}
}
