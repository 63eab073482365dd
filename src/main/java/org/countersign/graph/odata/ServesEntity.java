package org.countersign.graph.odata;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/** A route that answers with one thing lets callers choose its properties, and asks all of it in one transaction. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional(readOnly = true)
@Serves({Serves.EXPAND, Serves.SELECT})
public @interface ServesEntity {}
