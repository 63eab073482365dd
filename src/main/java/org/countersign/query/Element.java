package org.countersign.query;

import org.jooq.Condition;

/**
 * One of the things that a row tells of.
 *
 * @param present that the row tells of it
 * @param properties what of it can be filtered by
 */
public record Element(Condition present, Properties properties) {}
