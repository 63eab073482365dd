package org.countersign.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.countersign.role.NotificationSettings.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationSettingsTests {

    private static final Topic ADMINS_ABOUT_ACTIVATIONS =
            new Topic(NotificationEvent.ACTIVATION, NotificationRecipient.ADMIN);

    @Test
    void thereAreNineRulesAndAllAreOn() {
        assertThat(Topic.ALL).hasSize(9).allSatisfy(topic -> assertThat(NotificationSettings.DEFAULT.of(topic))
                .isEqualTo(new NotificationRule(false, true, List.of())));
    }

    @Test
    void aRuleThatIsAsAtFirstIsNoChange() {
        var changed = NotificationSettings.DEFAULT.with(ADMINS_ABOUT_ACTIVATIONS, also("a@contoso.example"));

        assertThat(changed).isNotEqualTo(NotificationSettings.DEFAULT);
        assertThat(changed.with(ADMINS_ABOUT_ACTIVATIONS, NotificationRule.DEFAULT))
                .isEqualTo(NotificationSettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@contoso.example",
                "a@",
                "a@contoso.example, b@contoso.example",
                "Grace <grace@contoso.example>",
                "a@contoso.example\r\nBcc: b@contoso.example",
                "team: a@contoso.example;"
            })
    void whatIsNoMailAddressIsAFault(String text) {
        assertThat(NotificationSettings.DEFAULT
                        .with(ADMINS_ABOUT_ACTIVATIONS, also(text))
                        .faults())
                .singleElement()
                .asString()
                .startsWith("An additional recipient of mail to admins about activations is no mail address");
    }

    @Test
    void thereMayBeAThousandAdditionalRecipientsAndNoMore() {
        var thousand = IntStream.range(0, 1000)
                .mapToObj(number -> "a" + number + "@contoso.example")
                .toArray(String[]::new);
        var more = IntStream.range(0, 1001)
                .mapToObj(number -> "a" + number + "@contoso.example")
                .toArray(String[]::new);

        assertThat(also(thousand).faults("admins")).isEmpty();
        assertThat(also(more).faults("admins")).hasSize(1);
    }

    private static NotificationRule also(String... addresses) {
        return new NotificationRule(false, true, List.of(addresses));
    }
}
