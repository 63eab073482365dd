package org.countersign.audit;

import java.util.regex.Pattern;

/** What the trail keeps of a text: as much as fits, in whole characters that every database and every reader takes. */
final class Excerpt {

    /** Halves of characters, and the one character that PostgreSQL cannot store. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cs}\\x00]");

    private static final String REPLACEMENT = "\uFFFD";
    private static final String ELLIPSIS = "\u2026";

    private Excerpt() {}

    static String of(String text, int maximumLength) {
        var storable = UNSTORABLE.matcher(text).replaceAll(REPLACEMENT);
        if (storable.length() <= maximumLength) {
            return storable;
        }
        var end = maximumLength - ELLIPSIS.length();
        var whole = Character.isHighSurrogate(storable.charAt(end - 1)) ? end - 1 : end;
        return storable.substring(0, whole) + ELLIPSIS;
    }
}
