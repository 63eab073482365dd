package org.countersign.console;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditReaders;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.audit.Outcome;
import org.countersign.query.Order;
import org.countersign.role.Roles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The audit to read: all of it for whose active role allows that, one's own part for everybody. Newest first, but one
 * story from its beginning.
 */
@Controller
class AuditPage {

    static final String PATH = "/audit";

    private static final int LINES = 50;

    /** Whoever may read the whole audit asks by it for what concerns himself. */
    private static final String MINE = "mine";

    private static final Order<AuditEvent> BY_MOMENT =
            Order.byMoment(AuditTrail.COLUMNS.occurredAt(), AuditEvent::occurredAt);

    private final AuditTrail trail;
    private final AuditReaders readers;
    private final AuditSearch search;
    private final Roles roles;
    private final Visitor visitor;

    AuditPage(AuditTrail trail, AuditReaders readers, AuditSearch search, Roles roles, Visitor visitor) {
        this.trail = trail;
        this.readers = readers;
        this.search = search;
        this.roles = roles;
        this.visitor = visitor;
    }

    @GetMapping(PATH)
    String show(@RequestParam Map<String, String> typed, Model model) {
        var allowed = readers.viewOf(visitor.id());
        var mine = typed.containsKey(MINE);
        model.addAttribute("mayReadAll", allowed instanceof AuditView.Whole);
        model.addAttribute("mine", mine || !(allowed instanceof AuditView.Whole));
        model.addAttribute("typed", typed);
        model.addAttribute("activities", activities());
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("roles", roles.all());
        try {
            addLines(mine ? new AuditView.Concerning(visitor.id()) : allowed, typed, model);
        } catch (AuditSearch.NotUnderstood e) {
            model.addAttribute("fault", e.getMessage());
            model.addAttribute("story", false);
            model.addAttribute("lines", List.of());
        }
        return "audit";
    }

    /** One more than a page is read, to know whether there is one more. */
    private void addLines(AuditView view, Map<String, String> typed, Model model) {
        var story = search.story(typed).isPresent();
        var rows = trail.events(view).where(search.condition(typed));
        var found = rows.page(BY_MOMENT, !story, search.after(typed).orElse(null), LINES + 1);
        var page = found.subList(0, Math.min(LINES, found.size()));
        model.addAttribute("story", story);
        model.addAttribute("lines", page.stream().map(AuditLine::of).toList());
        if (found.size() > LINES) {
            model.addAttribute("next", next(typed, AuditSearch.text(rows.placeOf(page.get(LINES - 1), BY_MOMENT))));
        }
    }

    /** The same search, from a row on. */
    private static String next(Map<String, String> typed, String place) {
        var values = new HashMap<String, Object>(typed);
        values.put(AuditSearch.AFTER, place);
        var address = UriComponentsBuilder.fromPath(PATH);
        Stream.concat(Stream.of(MINE), AuditSearch.FIELDS.stream())
                .filter(values::containsKey)
                .forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static List<Activity> activities() {
        return Stream.of(Activity.values())
                .sorted(Comparator.comparing(Activity::displayName))
                .toList();
    }
}
