package org.countersign.process.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where in the models something is wrong.
 *
 * @param file the file's name, from the folder of processes on
 * @param within what a designer finds there: an element's id, or a line and a column; empty: the file as a whole
 */
record ModelPlace(String file, String within) {

    static ModelPlace file(String file) {
        return new ModelPlace(file, "");
    }

    /** An element; the file as a whole where it has no id. */
    static ModelPlace element(String file, @Nullable String id) {
        return new ModelPlace(file, id == null ? "" : id);
    }

    /** A position, counted from 1; less than that is none, as where a parser knows only the line. */
    static ModelPlace position(String file, int line, int column) {
        return new ModelPlace(file, line < 1 ? "" : "line " + line + (column < 1 ? "" : ", column " + column));
    }

    /** Says in one line what is wrong here. */
    String fault(String text) {
        var place = within.isEmpty() ? file : file + ", " + within;
        return "In " + place + ": " + text.strip().replaceAll("\\s+", " ");
    }
}
