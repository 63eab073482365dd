package org.countersign.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Looks a host up once for each call, and lets the call go to no address but those it has looked at: what a name means to
 * somebody who asks again a moment later does not matter. An address that is not on the public internet is none of a
 * webhook's: it would reach what trusts this machine.
 */
final class PublicAddresses implements DnsResolver {

    /** Every block that the IANA's special-purpose registries do not call globally reachable, and multicast. */
    private static final List<IpAddressMatcher> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(IpAddressMatcher::new)
            .toList();

    /** Of IPv6, what is given out to the public; and of that, what leads back into IPv4 or is for examples. */
    private static final IpAddressMatcher GLOBAL = new IpAddressMatcher("2000::/3");

    private static final List<IpAddressMatcher> SPECIAL_6 = Stream.of(
                    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(IpAddressMatcher::new)
            .toList();

    private final DnsResolver names;

    PublicAddresses() {
        this(SystemDefaultDnsResolver.INSTANCE);
    }

    PublicAddresses(DnsResolver names) {
        this.names = names;
    }

    /** @throws UnknownHostException if one of its addresses is not public, too: then none of them is to be trusted */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host + " has no address");
        }
        for (var address : addresses) {
            if (!isPublic(address)) {
                throw new UnknownHostException(host + " has the address " + address.getHostAddress()
                        + ", which is not public: webhooks go there only where they are internal");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Java makes an IPv4 address of one that is mapped into IPv6. */
    static boolean isPublic(InetAddress address) {
        var text = address.getHostAddress().replaceAll("%.*", "");
        return address.getAddress().length == 4
                ? SPECIAL.stream().noneMatch(block -> block.matches(text))
                : GLOBAL.matches(text) && SPECIAL_6.stream().noneMatch(block -> block.matches(text));
    }
}
