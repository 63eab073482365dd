package org.countersign.notification;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.notification.webhook.WebhookFormat;
import org.springframework.stereotype.Component;

/** What is said to a program, in the form that it understands. What people typed is text there, and nothing else. */
@Component
class WebhookBodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MailProperties properties;

    WebhookBodies(MailProperties properties) {
        this.properties = properties;
    }

    String of(WebhookFormat format, NoticeKind kind, Instant queuedAt, NoticeFacts facts) {
        var body =
                switch (format) {
                    case STANDARD -> standard(kind, queuedAt, facts);
                    case SLACK -> slack(kind, facts);
                    case TEAMS -> teams(kind, facts);
                };
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    private static Map<String, Object> standard(NoticeKind kind, Instant queuedAt, NoticeFacts facts) {
        return ordered("type", "countersign." + kind.key(), "timestamp", queuedAt.toString(), "data", facts.byName());
    }

    /** Three characters mean something in Slack's texts: without them nobody is mentioned, and nothing linked. */
    private Map<String, Object> slack(NoticeKind kind, NoticeFacts facts) {
        var lines = new ArrayList<String>();
        lines.add("*" + kind.title() + "*");
        readable(facts).forEach((name, value) -> lines.add(name + ": " + value));
        var link = properties.tasklistUrl();
        var text = String.join("\n", lines)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return Map.of("text", link == null ? text : text + "\n<" + link + "|Tasklist>");
    }

    private Map<String, Object> teams(NoticeKind kind, NoticeFacts facts) {
        var rows = new ArrayList<Map<String, Object>>();
        readable(facts).forEach((name, value) -> rows.add(ordered("title", name, "value", markdown(value))));
        var title = ordered("type", "TextBlock", "text", kind.title(), "weight", "Bolder", "wrap", true);
        var card = ordered(
                "$schema",
                "http://adaptivecards.io/schemas/adaptive-card.json",
                "type",
                "AdaptiveCard",
                "version",
                "1.4",
                "body",
                List.of(title, ordered("type", "FactSet", "facts", rows)));
        var link = properties.tasklistUrl();
        if (link != null) {
            card.put("actions", List.of(ordered("type", "Action.OpenUrl", "title", "Tasklist", "url", link)));
        }
        return ordered(
                "type",
                "message",
                "attachments",
                List.of(ordered("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    /** What people read: words for names, moments and durations, no ids, each in one line. */
    private static Map<String, String> readable(NoticeFacts facts) {
        var readable = new LinkedHashMap<String, String>();
        facts.byName().forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).endsWith("id") || name.equals("directoryScopeId")) {
                readable.put(words(name), words(name, value));
            }
        });
        return readable;
    }

    /** {@code decideByDateTime} becomes {@code Decide by}. */
    private static String words(String name) {
        var words = name.replaceAll("(DateTime|Name|Id)$", "")
                .replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(String name, String value) {
        if (name.endsWith("DateTime")) {
            return requireNonNull(MailText.words(Instant.parse(value)));
        }
        return name.equals("duration") ? MailText.words(Duration.parse(value)) : MailText.line(value);
    }

    /** Before each character that could begin something in Markdown, a backslash. */
    private static String markdown(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]()<>#+!|~-]", "\\\\$0");
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return map;
    }
}
