package org.countersign.audit.chain;

import org.countersign.settings.CannotStart;

/** The trail is behind what has left the box, or another one. The message says what to do. */
public class RestoredBackup extends CannotStart {

    private static final long serialVersionUID = 1L;

    RestoredBackup(SignedCheckpoint checkpoint) {
        super(
                "The audit in this database does not hold seal " + checkpoint.seq() + " of "
                        + checkpoint.checkpoint().origin()
                        + ", which the checkpoint file ends with: an older backup was restored, or the end was cut off, or"
                        + " this is another database.",
                "Bring the right one; or accept what is lost, with"
                        + " \"java -jar countersign.jar audit accept-restore\" and the settings of the service.");
    }
}
