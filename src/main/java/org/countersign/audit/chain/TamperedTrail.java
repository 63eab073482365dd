package org.countersign.audit.chain;

/** The trail is not what was sealed. The message names the first place where that shows. */
public class TamperedTrail extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TamperedTrail(String message) {
        super(message);
    }
}
