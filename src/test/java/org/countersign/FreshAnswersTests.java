package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That the embedded database gives nobody an answer of before. */
@CountersignTest
class FreshAnswersTests {

    @Autowired
    private DataSource database;

    @Test
    void eachQueryIsAskedAnew() throws SQLException {
        try (var connection = database.getConnection()) {
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();

            assertThat(session.getDatabase().getOptimizeReuseResults()).isFalse();
        }
    }
}
