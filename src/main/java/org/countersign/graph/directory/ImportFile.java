package org.countersign.graph.directory;

import java.util.List;
import org.countersign.directory.ImportEntry;
import org.countersign.directory.InvalidImport.Fault;

/** What was read of a file: entries, and what could not be made one. */
record ImportFile(List<ImportEntry> entries, List<Fault> faults) {}
