package org.countersign.graph.odata;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route can put in beside ids. A route without this puts in nothing. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Expands {

    String ACTIVATED_USING = "activatedUsing";

    String DIRECTORY_SCOPE = "directoryScope";

    String POLICY = "policy";

    String PRINCIPAL = "principal";

    String ROLE_DEFINITION = "roleDefinition";

    String RULES = "rules";

    String RULES_OF_POLICY = "policy/rules";

    String STEPS = "steps";

    /** Names of properties; of what is in another, the path. */
    String[] value();
}
