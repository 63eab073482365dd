package org.countersign.graph;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that answers with one thing lets callers choose its properties. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Serves({Serves.EXPAND, Serves.SELECT})
@interface ServesEntity {}
