package org.countersign.process;

/** What a task is called in a list. Names of people and roles may be longer than the engine keeps. */
final class TaskName {

    /** The engine's column. */
    private static final int LONGEST = 255;

    private TaskName() {}

    static String of(String what, String person, String term) {
        return shortened(what + " for " + person + ", " + term);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var end = LONGEST - 1;
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
