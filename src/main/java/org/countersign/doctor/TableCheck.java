package org.countersign.doctor;

/** A check that reads tables, and is left out where they are not there yet, or those of an older release. */
public interface TableCheck extends StoreCheck {}
