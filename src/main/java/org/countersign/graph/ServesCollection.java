package org.countersign.graph;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that lists things heeds every query option there is. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Serves({Serves.COUNT, Serves.EXPAND, Serves.FILTER, Serves.ORDER_BY, Serves.SELECT, Serves.SKIP_TOKEN, Serves.TOP})
@interface ServesCollection {}
