package org.countersign.notification.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.countersign.doctor.Area;
import org.countersign.doctor.Check;
import org.countersign.doctor.Finding;
import org.countersign.notification.webhook.WebhookProperties.Webhook;

/** Whether the hosts of webhooks have addresses that webhooks may go to. Nobody is called, and no address is told. */
class WebhookHostsCheck implements Check {

    private final WebhookProperties properties;

    WebhookHostsCheck(WebhookProperties properties) {
        this.properties = properties;
    }

    @Override
    public Area area() {
        return Area.WEBHOOKS;
    }

    @Override
    public List<Finding> look() {
        return properties.webhooks().isEmpty()
                ? List.of(Finding.ok("There are no webhooks"))
                : properties.webhooks().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(named -> look(named.getKey(), named.getValue()))
                        .toList();
    }

    private static Finding look(String name, Webhook webhook) {
        var host = URI.create(webhook.url().strip()).getHost();
        try {
            if (webhook.internal()) {
                InetAddress.getAllByName(host);
            } else {
                new PublicAddresses().resolve(host);
            }
            return Finding.ok("The host of the webhook " + name + " has an address");
        } catch (UnknownHostException e) {
            return Finding.fault(
                    "The webhook " + name + " goes nowhere: " + e.getMessage(),
                    "Correct its url, or set its internal to true if the host is your own");
        }
    }
}
