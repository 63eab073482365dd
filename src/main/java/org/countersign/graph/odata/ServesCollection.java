package org.countersign.graph.odata;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/** A route that lists things heeds every query option there is, and asks all that it answers with in one transaction. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional(readOnly = true)
@Serves({Serves.COUNT, Serves.EXPAND, Serves.FILTER, Serves.ORDER_BY, Serves.SELECT, Serves.SKIP_TOKEN, Serves.TOP})
public @interface ServesCollection {}
