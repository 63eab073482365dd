package org.countersign.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Servers on ports that are free. On a busy machine one takes longer to start than it is given by itself. */
public final class Servers {

    private static final Duration START = Duration.ofMinutes(1);

    private Servers() {}

    /** A PostgreSQL that is started. */
    public static EmbeddedPostgres startPostgreSql() {
        try {
            return postgreSql().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PostgreSQL to be set up further. */
    public static EmbeddedPostgres.Builder postgreSql() {
        return EmbeddedPostgres.builder().setPGStartupWait(START);
    }

    /** A mail server, not started yet. */
    public static GreenMail mail() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START.toMillis());
        return new GreenMail(setup);
    }
}
