package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DatabaseTimeoutsTests {

    private static final String SOCKET = "spring.datasource.hikari.data-source-properties.socketTimeout";
    private static final String FIRST_STATEMENT = "spring.datasource.hikari.connection-init-sql";
    private static final String POSTGRESQL = "jdbc:postgresql://db/countersign";

    private final MockEnvironment environment = new MockEnvironment().withProperty("spring.datasource.username", "app");

    @Test
    void aServerThatDoesNotAnswerIsLeftAndNodesThatAreGoneAreLeftByTheServer() {
        process(POSTGRESQL, "PT30S");

        assertThat(environment.getProperty(SOCKET)).isEqualTo("30");
        assertThat(environment.getProperty(FIRST_STATEMENT))
                .isEqualTo("set idle_in_transaction_session_timeout = '300s'");
    }

    @Test
    void aMigrationMayTakeAsLongAsItTakes() {
        process(POSTGRESQL, "PT30S");

        assertThat(environment.getProperty("spring.flyway.url")).isEqualTo(POSTGRESQL);
        assertThat(environment.getProperty("spring.flyway.user")).isEqualTo("app");
    }

    @Test
    void whoeverSetsTheSameHimselfIsListenedTo() {
        environment.setProperty(FIRST_STATEMENT, "select 1");
        environment.setProperty("spring.flyway.user", "owner");

        process(POSTGRESQL, "PT30S");

        assertThat(environment.getProperty(FIRST_STATEMENT)).isEqualTo("select 1");
        assertThat(environment.getProperty("spring.flyway.user")).isEqualTo("owner");
    }

    @Test
    void theEmbeddedDatabaseAndWhoeverWaitsForEverHaveNone() {
        process("jdbc:h2:mem:", "PT30S");
        process(POSTGRESQL, "PT0S");

        assertThat(environment.containsProperty(SOCKET)).isFalse();
    }

    private void process(String url, String timeout) {
        environment.setProperty("spring.datasource.url", url);
        environment.setProperty("countersign.database.answer-timeout", timeout);
        environment.setProperty("spring.datasource.password", "");
        new DatabaseTimeouts().postProcessEnvironment(environment, new SpringApplication());
    }
}
