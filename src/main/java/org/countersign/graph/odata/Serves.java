package org.countersign.graph.odata;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query options that a route heeds. Any other is refused, never ignored; a route without this heeds none. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Serves {

    String COUNT = "$count";

    String EXPAND = "$expand";

    String FILTER = "$filter";

    String ORDER_BY = "$orderby";

    String SELECT = "$select";

    String SKIP_TOKEN = "$skiptoken";

    String TOP = "$top";

    String[] value();
}
