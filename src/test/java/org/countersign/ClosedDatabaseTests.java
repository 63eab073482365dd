package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.countersign.testing.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClosedDatabaseTests {

    @TempDir
    private Path folder;

    @Test
    void onceAFullDiskHasRoomAgainTheDatabaseIsOpenedAgainWithAllThatWasStored() {
        var data = folder.resolve("data");
        try (var disk = new SmallDisk(data, 8);
                var pool = new HikariDataSource(settings(data))) {
            var store = JdbcClient.create(pool);
            store.sql("create table note (number integer primary key, text varchar(4000))")
                    .update();
            disk.fill();
            assertThatThrownBy(() -> writeUntilItFails(store)).isInstanceOf(DataAccessException.class);
            var written = number;

            disk.makeRoom();
            await().ignoreExceptionsInstanceOf(DataAccessException.class).until(() -> write(store, written + 1) == 1);

            assertThat(store.sql("select number from note").query(Integer.class).list())
                    .contains(written + 1)
                    .hasSizeGreaterThanOrEqualTo(written);
        }
    }

    private int number;

    private void writeUntilItFails(JdbcClient store) {
        for (int next = 1; next < 100_000; next++) {
            write(store, next);
            number = next;
        }
    }

    private static int write(JdbcClient store, int number) {
        return store.sql("insert into note values (?, ?)")
                .params(number, "x".repeat(4000))
                .update();
    }

    /** As in {@code application.yaml}. */
    private static HikariConfig settings(Path data) {
        var settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:file:" + data.resolve("countersign")
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE");
        settings.setUsername("sa");
        settings.setMaximumPoolSize(5);
        settings.setExceptionOverrideClassName(ClosedDatabase.class.getName());
        return settings;
    }
}
