package org.countersign.graph.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RestController;

/** A controller of the REST API. {@link GraphMapping} mounts it under the versions it serves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
public @interface GraphController {

    /** Where it is mounted. */
    String[] versions() default {"/v1.0", "/beta"};
}
