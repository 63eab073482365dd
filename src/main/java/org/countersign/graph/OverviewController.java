package org.countersign.graph;

import static org.countersign.assignment.OverviewQuery.Order.Key.END;
import static org.countersign.assignment.OverviewQuery.Order.Key.START;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.countersign.assignment.Holding;
import org.countersign.assignment.Overview;
import org.countersign.assignment.OverviewQuery;
import org.countersign.assignment.OverviewQuery.Order;
import org.countersign.assignment.OverviewQuery.Tab;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The three views of Entra PIM, of a role or of a user: eligible, active, expired. Administrators see everybody's,
 * everybody else his own. Graph has no such thing.
 */
@GraphController
class OverviewController {

    private static final String PATH = "roleManagement/directory/roleOverview";

    private final Overview overview;
    private final Expansions expansions;
    private final Caller caller;

    OverviewController(Overview overview, Expansions expansions, Caller caller) {
        this.overview = overview;
        this.expansions = expansions;
        this.caller = caller;
    }

    /** @param tab {@code eligible}, {@code active} or {@code expired} */
    @GetMapping(PATH + "/{tab}")
    @Serves({Serves.TOP, Serves.EXPAND, Serves.ORDER_BY, Serves.SKIP_TOKEN})
    OverviewPage page(
            @PathVariable("tab") String tab,
            @RequestParam(name = "roleDefinitionId", required = false) @Nullable String role,
            @RequestParam(name = "principalId", required = false) @Nullable String principal,
            @RequestParam(name = Serves.ORDER_BY, required = false) @Nullable String orderBy,
            @RequestParam(name = Serves.SKIP_TOKEN, required = false) @Nullable String skipToken,
            QueryOptions options) {
        var order = orderOf(orderBy);
        var found = overview.page(new OverviewQuery(
                tabOf(tab),
                role == null ? null : new RoleDefinitionId(Ids.inBody("roleDefinitionId", role)),
                userOf(principal),
                order,
                skipToken == null ? null : SkipToken.read(skipToken),
                options.top() + 1));
        var expansion = expansions.of(options);
        return new OverviewPage(
                ODataContext.ofCollection(PATH),
                nextLink(found, order, options.top()),
                found.stream()
                        .limit(options.top())
                        .map(holding -> HoldingView.of(holding, expansion))
                        .toList());
    }

    /** Whose lines: an administrator may name anybody or nobody, everybody else means himself. */
    private @Nullable UserId userOf(@Nullable String principal) {
        var named = principal == null ? null : new UserId(Ids.inBody("principalId", principal));
        if (caller.mayAdminister()) {
            return named;
        }
        if (named != null && !caller.is(named)) {
            throw GraphException.notFound();
        }
        return caller.id();
    }

    private static @Nullable String nextLink(List<Holding> found, Order order, int top) {
        if (found.size() <= top) {
            return null;
        }
        var token = SkipToken.of(Overview.positionOf(found.get(top - 1), order));
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(Serves.SKIP_TOKEN, token)
                .build()
                .toUriString();
    }

    private static Tab tabOf(String tab) {
        return switch (tab.toLowerCase(Locale.ROOT)) {
            case "eligible" -> Tab.ELIGIBLE;
            case "active" -> Tab.ACTIVE;
            case "expired" -> Tab.EXPIRED;
            default -> throw GraphException.notFound();
        };
    }

    private static Order orderOf(@Nullable String orderBy) {
        return switch (Objects.requireNonNullElse(orderBy, "endDateTime")
                .strip()
                .toLowerCase(Locale.ROOT)) {
            case "enddatetime", "enddatetime asc" -> new Order(END, false);
            case "enddatetime desc" -> new Order(END, true);
            case "startdatetime", "startdatetime asc" -> new Order(START, false);
            case "startdatetime desc" -> new Order(START, true);
            default ->
                throw GraphException.badRequest("$orderby may be startDateTime or endDateTime, each with asc or desc.");
        };
    }
}
