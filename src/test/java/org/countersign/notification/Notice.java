package org.countersign.notification;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.countersign.assignment.Scopes;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.notification.ActivationNotice.Review;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;

/** People, and notices about them, that need no database. */
final class Notice {

    private static final MailWriter WRITER = new MailWriter();

    private Notice() {}

    /** As it is sent. */
    static Mail worded(Draft draft) {
        return WRITER.write(draft);
    }

    /** As they are called where roles count in the whole directory. */
    static Scopes scopes() {
        var scopes = mock(Scopes.class);
        when(scopes.nameOf(Scope.DIRECTORY)).thenReturn("the whole directory");
        return scopes;
    }

    static User person(String name) {
        return person(name, name.toLowerCase(Locale.ROOT) + "@contoso.example", true);
    }

    static User person(String name, String mail, boolean enabled) {
        var id = UUID.randomUUID();
        return new User(
                new UserId(id), id + "@x", id.toString(), name, mail, UserType.MEMBER, new PersonId(id), enabled);
    }

    static ActivationNotice about(User requestor, User reviewer, String justification) {
        return new ActivationNotice(
                UUID.randomUUID(),
                requestor.id(),
                RoleDefinition.USER_ADMINISTRATOR,
                Scope.DIRECTORY,
                justification,
                "Jira OPS-7",
                Duration.ofMinutes(90),
                Instant.parse("2026-11-23T14:05:00Z"),
                Instant.parse("2026-11-23T15:35:00Z"),
                Instant.parse("2026-11-24T09:00:00Z"),
                "The request was cancelled.",
                new Review(reviewer.id(), false, "Ask the night shift"));
    }

    /** All that may be missing is missing. */
    static ActivationNotice bare(User requestor) {
        return new ActivationNotice(
                UUID.randomUUID(),
                requestor.id(),
                RoleDefinition.USER_ADMINISTRATOR,
                Scope.DIRECTORY,
                "",
                "",
                Duration.ofHours(8),
                null,
                null,
                null,
                "",
                null);
    }
}
