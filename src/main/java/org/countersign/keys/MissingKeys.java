package org.countersign.keys;

import org.countersign.settings.CannotStart;

/** What is sealed cannot be opened, for want of its key. The message names the file. */
public class MissingKeys extends CannotStart {

    private static final long serialVersionUID = 1L;

    MissingKeys(String message) {
        super(message + ".", "Bring the file back, or set COUNTERSIGN_KEYS_FILE to where it is.");
    }
}
