package org.countersign.security.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Which addresses are one customer's: of IPv6 the 64 bits that he is given at least (RFC 6177), of IPv4 each by itself. */
final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** @param address as the connection or a proxy tells it; what is no address stands for itself */
    static String of(String address) {
        return address.indexOf(':') < 0 ? address : prefixOf(address);
    }

    /** With a colon in it, nothing is asked of a name server. */
    private static String prefixOf(String address) {
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "::/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
