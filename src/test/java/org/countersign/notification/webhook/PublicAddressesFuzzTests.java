package org.countersign.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** Whatever a name's address is, what Java itself knows to be near by is not public, however it is spelt. */
@Tag("fuzz")
class PublicAddressesFuzzTests {

    @FuzzTest(maxDuration = "5m")
    void nothingNearByIsPublic(FuzzedDataProvider data) throws UnknownHostException {
        var bytes = data.consumeRemainingAsBytes();
        var address = InetAddress.getByAddress(Arrays.copyOf(bytes, bytes.length < 16 ? 4 : 16));

        if (PublicAddresses.isPublic(address)) {
            assertThat(address.isLoopbackAddress()).isFalse();
            assertThat(address.isAnyLocalAddress()).isFalse();
            assertThat(address.isLinkLocalAddress()).isFalse();
            assertThat(address.isSiteLocalAddress()).isFalse();
            assertThat(address.isMulticastAddress()).isFalse();
        }
    }
}
