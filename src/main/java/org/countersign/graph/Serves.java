package org.countersign.graph;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query options that a route heeds. Any other is refused, never ignored; a route without this heeds none. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Serves {

    String TOP = "$top";

    String EXPAND = "$expand";

    String ORDER_BY = "$orderby";

    String SKIP_TOKEN = "$skiptoken";

    String FILTER = "$filter";

    String[] value();
}
