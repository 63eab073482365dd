package org.countersign.audit;

/** How what was tried ended. */
public enum Outcome {
    SUCCESS,
    FAILURE
}
