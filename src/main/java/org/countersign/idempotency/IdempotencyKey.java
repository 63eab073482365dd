package org.countersign.idempotency;

import java.util.regex.Pattern;
import org.countersign.directory.UserId;

/**
 * By what a caller recognises a request of his. Two callers' keys have nothing to do with each other.
 *
 * @param text 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(UserId caller, String text) {

    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Whether a text can be a key. */
    public static boolean isOne(String text) {
        return TEXT.matcher(text).matches();
    }
}
