package org.countersign.audit.chain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts each checkpoint into the log, in one line, wherever that is sent to. */
@Component
class CheckpointLog implements CheckpointSink {

    private static final Logger log = LoggerFactory.getLogger(CheckpointLog.class);

    @Override
    public void take(SignedCheckpoint checkpoint) {
        log.info("Audit checkpoint: {}", line(checkpoint));
    }

    static String line(SignedCheckpoint checkpoint) {
        return checkpoint.text().strip().replace("\n", "\\n");
    }
}
