package org.countersign.story;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.countersign.testing.NodeStore;
import org.countersign.testing.Servers;
import org.junit.jupiter.api.AfterEach;

class RestartOnPostgreSqlIT extends RestartIT {

    private EmbeddedPostgres server;

    @Override
    NodeStore makeStore() {
        server = Servers.startPostgreSql();
        return NodeStore.on(server);
    }

    @Override
    @AfterEach
    void leaveNothing() {
        super.leaveNothing();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
