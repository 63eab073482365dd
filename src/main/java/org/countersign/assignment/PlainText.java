package org.countersign.assignment;

import java.util.regex.Pattern;

/** What people may type: stripped, bounded, and free of control characters. Text stays text; nothing evaluates it. */
public final class PlainText {

    /** Line breaks and tabs are what a person may mean by a control character; half characters (Cs) are none at all. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\r\\t\\u200c\\u200d\\u00ad]]");

    private static final Pattern CONTROL_OR_BREAK = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    /** What a reason may be long, whoever gives it: characters. */
    public static final int LONGEST_REASON = 500;

    private PlainText() {}

    /** @throws InvalidRequest if it is too long or has a control character other than line breaks and tabs */
    public static String paragraph(String what, String text, int maximumLength) {
        return require(what, text, maximumLength, CONTROL);
    }

    /** @throws InvalidRequest if it is too long, or has a control character or a line break */
    public static String line(String what, String text, int maximumLength) {
        return require(what, text, maximumLength, CONTROL_OR_BREAK);
    }

    private static String require(String what, String text, int maximumLength, Pattern forbidden) {
        var stripped = text.strip();
        if (stripped.length() > maximumLength) {
            throw new InvalidRequest(
                    "BadRequest",
                    what + " may have at most " + maximumLength + " characters, not " + stripped.length() + ".");
        }
        if (forbidden.matcher(stripped).find()) {
            throw new InvalidRequest("BadRequest", what + " must not contain control characters.");
        }
        return stripped;
    }
}
