package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EntryIdTests {

    private static final byte[] BINARY = {0, 1, (byte) 0x80, (byte) 0xff};

    @Test
    void textIsKeptAsItIs() {
        var id = "597ae2f6-16a6-1027-98f4-d28b5365dc14";

        assertThat(EntryId.of(octets(id)).value()).isEqualTo(id);
        assertThat(EntryId.of(octets(id)).octets()).isEqualTo(octets(id));
    }

    @Test
    void octetsAreKeptAsDigits() {
        assertThat(EntryId.of(BINARY).value()).isEqualTo("0x000180ff");
        assertThat(EntryId.of(BINARY).octets()).isEqualTo(BINARY);
    }

    @Test
    void textThatLooksLikeDigitsIsAnotherId() {
        var text = octets("0x000180ff");

        assertThat(EntryId.of(text)).isNotEqualTo(EntryId.of(BINARY));
        assertThat(EntryId.of(text).octets()).isEqualTo(text);
    }

    @Test
    void nothingIsNoId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryId(" "));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
