package org.countersign.notification.webhook;

/** What a webhook's body looks like. */
public enum WebhookFormat {
    /** As standardwebhooks.com has it: type, timestamp and data; signed. */
    STANDARD,
    /** A message for an incoming webhook of Slack, or of what understands the same. */
    SLACK,
    /** An adaptive card for a webhook of a workflow in Microsoft Teams. */
    TEAMS
}
