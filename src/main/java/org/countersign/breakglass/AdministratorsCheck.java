package org.countersign.breakglass;

import java.util.ArrayList;
import java.util.List;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;

/** Whether somebody can administer, somebody else too, and a last way in lies in an envelope. */
class AdministratorsCheck implements TableCheck {

    private final ProductRights rights;
    private final Directory directory;
    private final BreakGlassAccounts envelope;

    AdministratorsCheck(ProductRights rights, Directory directory, DSLContext dsl, DatabaseClock clock) {
        this.rights = rights;
        this.directory = directory;
        this.envelope = new BreakGlassAccounts(dsl, clock);
    }

    @Override
    public Area area() {
        return Area.ADMINISTRATORS;
    }

    @Override
    public List<Finding> look() {
        if (directory.isEmpty()) {
            return List.of(Finding.warn(
                    "Nobody is here yet", "Start the service, and make the first administrator: docs/first-steps.md"));
        }
        var sealed = envelope.find();
        var people = rights.administrators().stream()
                .filter(user -> rights.isGlobalAdministrator(user.id()))
                .filter(user -> sealed.filter(account -> account.user().equals(user.id()))
                        .isEmpty())
                .toList();
        var found = new ArrayList<Finding>();
        found.add(judge(people));
        found.add(sealed.map(this::judge)
                .orElseGet(() -> Finding.warn(
                        "There is no break-glass account: if nobody else gets in, nobody does",
                        "Seal one: docs/break-glass.md")));
        return found;
    }

    private static Finding judge(List<User> people) {
        return switch (people.size()) {
            case 0 ->
                Finding.fault(
                        "Nobody is a Global Administrator now, but for the break-glass account",
                        "Take the envelope: docs/break-glass.md");
            case 1 ->
                Finding.warn(
                        people.get(0).displayName() + " is the only Global Administrator now",
                        "Give the role to somebody else too");
            default -> Finding.ok(people.size() + " people are Global Administrators now");
        };
    }

    private Finding judge(BreakGlassAccount account) {
        return directory.findUser(account.user()).filter(User::enabled).isPresent()
                        && rights.isGlobalAdministrator(account.user())
                ? Finding.ok("The break-glass account was sealed " + account.sealedAt())
                : Finding.warn(
                        "The break-glass account is disabled, or has lost its role",
                        "Seal it anew: docs/break-glass.md");
    }
}
