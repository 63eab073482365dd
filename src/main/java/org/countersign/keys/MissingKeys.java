package org.countersign.keys;

/** What is sealed cannot be opened, for want of its key. The message names the file. */
public class MissingKeys extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingKeys(String message) {
        super(message + ". Bring the file back, or set COUNTERSIGN_KEYS_FILE to where it is.");
    }
}
