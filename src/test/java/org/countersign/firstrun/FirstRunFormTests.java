package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstRunFormTests {

    private static final String PASSWORD = "correct horse battery";

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(FirstRunForm.empty().faults())
                .containsOnlyKeys("displayName", "userPrincipalName", "mail", "password");
        assertThat(form("Grace", "grace@contoso.example", "grace@mail.example", PASSWORD, "other")
                        .faults())
                .containsOnlyKeys("passwordAgain");
    }

    @Test
    void aWholeFormHasNone() {
        assertThat(form(" Grace ", "Grace.O'Hara@contoso", "grace@mail.example", PASSWORD, PASSWORD)
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grace",
                "@contoso.example",
                "gr ace@contoso.example",
                "grace@",
                "a@b@c",
                "grace@contoso..example",
                "grâce@contoso.example"
            })
    void aPrincipalNameHasAShortNameAndADomain(String name) {
        assertThat(form("Grace", name, "grace@mail.example", PASSWORD, PASSWORD).faults())
                .containsOnlyKeys("userPrincipalName");
    }

    @Test
    void aShortNameFitsItsColumn() {
        assertThat(form("Grace", "g".repeat(65) + "@contoso.example", "grace@mail.example", PASSWORD, PASSWORD)
                        .faults())
                .containsOnlyKeys("userPrincipalName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"grace", "Grace <grace@mail.example>", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d"})
    void aMailAddressIsOneAndBare(String mail) {
        assertThat(form("Grace", "grace@contoso.example", mail, PASSWORD, PASSWORD)
                        .faults())
                .containsOnlyKeys("mail");
    }

    @Test
    void theSecretIsNoPassword() {
        var secret = OneTimeSecret.draw();

        assertThat(new FirstRunForm(secret, "Grace", "grace@contoso.example", "grace@mail.example", secret, secret)
                        .faults())
                .containsOnlyKeys("password");
    }

    @Test
    void itTellsNoSecretsWhenItIsLogged() {
        var form = new FirstRunForm("the secret", "Grace", "grace@contoso.example", "g@m.example", PASSWORD, PASSWORD);

        assertThat(form + " " + form.order()).doesNotContain("the secret", PASSWORD);
    }

    private static FirstRunForm form(String name, String principalName, String mail, String password, String again) {
        return new FirstRunForm("secret", name, principalName, mail, password, again);
    }
}
