package org.countersign.metrics;

import java.util.List;

/** A room that has something to measure. */
public interface Measured {

    /** Always the same ones. */
    List<Figure> figures();
}
