package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.countersign.notification.webhook.WebhookFormat;
import org.junit.jupiter.api.Test;

/** What is said to programs: facts by their names, and to people behind them nothing that somebody could forge. */
class WebhookBodiesTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    private static final String HOSTILE =
            "<!channel> <https://evil.example|Approve> [x](https://evil.example) & *b*\r\nOutcome: approved";

    private final WebhookBodies bodies =
            new WebhookBodies(new MailProperties("countersign@localhost", "https://pim.contoso.example"));
    private final NoticeFacts facts = new NoticeFacts()
            .with("id", "c0ffee")
            .with("principalName", "Lee")
            .with("roleName", "Helpdesk Administrator")
            .with("directoryScopeId", "/")
            .with("justification", HOSTILE)
            .with("duration", Duration.ofMinutes(90))
            .with("decideByDateTime", NOW.plusMillis(7))
            .with("outcome", "");

    @Test
    void theStandardFormHasTypeTimestampAndData() throws Exception {
        var body = body(WebhookFormat.STANDARD, facts);

        assertThat(body.at("/type").asText()).isEqualTo("countersign.approval-requested");
        assertThat(body.at("/timestamp").asText()).isEqualTo("2026-11-24T10:15:30Z");
        assertThat(body.at("/data/principalName").asText()).isEqualTo("Lee");
        assertThat(body.at("/data/justification").asText()).isEqualTo(HOSTILE);
        assertThat(body.at("/data/duration").asText()).isEqualTo("PT1H30M");
        assertThat(body.at("/data/decideByDateTime").asText()).isEqualTo("2026-11-24T10:15:30.007Z");
        assertThat(body.at("/data").has("outcome")).isFalse();
    }

    @Test
    void inSlackNobodyIsMentionedAndNothingLinkedButTasklist() throws Exception {
        var text = body(WebhookFormat.SLACK, facts).at("/text").asText();

        assertThat(text)
                .startsWith("*Approval requested*\nPrincipal: Lee\nRole: Helpdesk Administrator\nDirectory scope: /\n")
                .contains("Justification: &lt;!channel&gt; &lt;https://evil.example|Approve&gt;")
                .contains("Duration: 1 hour 30 minutes\nDecide by: 24 Nov 2026, 10:15 UTC\n")
                .endsWith("\n<https://pim.contoso.example/camunda/app/tasklist/|Tasklist>")
                .doesNotContain("\nOutcome")
                .doesNotContain("c0ffee");
        assertThat(text.split("<")).hasSize(2);
    }

    @Test
    void inTeamsTextIsNoMarkdown() throws Exception {
        var card = body(WebhookFormat.TEAMS, facts).at("/attachments/0/content");

        assertThat(card.at("/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asText()).isEqualTo("Approval requested");
        assertThat(card.at("/body/1/facts").findValuesAsText("title"))
                .containsExactly("Principal", "Role", "Directory scope", "Justification", "Duration", "Decide by");
        assertThat(card.at("/body/1/facts/3/value").asText())
                .contains("\\[x\\]\\(https://evil.example\\)")
                .contains("\\*b\\*");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://pim.contoso.example/camunda/app/tasklist/");
    }

    @Test
    void whatPeopleTypedIsLeftOutUnlessTheSettingsSaySo() {
        var told = facts.with("ticket", "4711")
                .with("decisionJustification", "fine")
                .withoutReasons();

        assertThat(told.byName())
                .containsKeys("principalName", "roleName")
                .doesNotContainKeys("justification", "decisionJustification", "ticket");
    }

    private JsonNode body(WebhookFormat format, NoticeFacts facts) throws Exception {
        return new ObjectMapper().readTree(bodies.of(format, NoticeKind.APPROVAL_REQUESTED, NOW, facts));
    }
}
