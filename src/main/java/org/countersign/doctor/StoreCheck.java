package org.countersign.doctor;

/** A check that asks the database, and is left out where that cannot be asked. */
public interface StoreCheck extends Check {}
