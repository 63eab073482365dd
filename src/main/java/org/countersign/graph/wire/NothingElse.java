package org.countersign.graph.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A body in which no property may be that is not known: what is misspelt would be left as it is, and nobody told. What
 * Graph's clients send of themselves is let pass: annotations, such as {@code @odata.type}, and what the body names as
 * ignored.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NothingElse {}
