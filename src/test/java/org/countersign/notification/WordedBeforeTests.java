package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What becomes of notices that an older build worded and did not send. */
class WordedBeforeTests {

    @Test
    void whatStillWaitsIsGivenUpWhereItIsFoundAndTheRestStaysAsItIs() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).target("30").load().migrate();
        var dsl = DSL.using(
                database,
                SQLDialect.H2,
                new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED));
        var waiting = worded(dsl, DeliveryState.QUEUED);
        var sent = worded(dsl, DeliveryState.SENT);

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(stateOf(dsl, waiting)).isEqualTo("GIVEN_UP: It was queued before an upgrade.");
        assertThat(stateOf(dsl, sent)).isEqualTo("SENT: ");
    }

    private static UUID worded(DSLContext dsl, DeliveryState state) {
        var id = UUID.randomUUID();
        dsl.execute(
                "insert into notification_mail (id, kind, correlation_id, address, subject, text_body, html_body, state,"
                        + " queued_at, next_attempt_at, attempts, last_error) values (?, 'ROLE_ACTIVATED', ?, 'lee@x', 'Hello',"
                        + " 'Text', '<p>Text</p>', ?, current_timestamp, current_timestamp, 0, '')",
                id,
                UUID.randomUUID(),
                state.name());
        return id;
    }

    private static String stateOf(DSLContext dsl, UUID id) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.ID.eq(id))
                .fetchSingle(row -> row.get(NOTIFICATION_MAIL.STATE) + ": " + row.get(NOTIFICATION_MAIL.LAST_ERROR));
    }
}
