package org.countersign.testing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * More roles than the demo has, so that one user can activate hundreds. Lee is eligible for all of them; a justification
 * does for the plain ones, the guarded ones take a one-time code, Brandon and Mike decide about the approved ones. They come
 * by a migration of their own, since nobody can make roles over REST.
 */
public final class ManyRoles {

    public static final UUID LEE = demoUser("lee");

    private ManyRoles() {}

    /** Writes the migration below the folder, and tells a node of it. */
    public static String migration(Path folder, int ofEachKind) {
        try {
            var migrations = Files.createDirectories(folder.resolve("migrations"));
            Files.writeString(migrations.resolve("V900__many_roles.sql"), sql(ofEachKind));
            return "--spring.flyway.locations=classpath:db/migration,filesystem:" + migrations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static UUID plain(int number) {
        return new UUID(1, number);
    }

    public static UUID guarded(int number) {
        return new UUID(2, number);
    }

    public static UUID approved(int number) {
        return new UUID(3, number);
    }

    private static UUID demoUser(String name) {
        return UUID.nameUUIDFromBytes(("demo:user:" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String sql(int ofEachKind) {
        return IntStream.range(0, ofEachKind).mapToObj(ManyRoles::oneOfEachKind).collect(joining());
    }

    private static String oneOfEachKind(int number) {
        return role(plain(number), false, false)
                + role(guarded(number), true, false)
                + role(approved(number), false, true)
                + approver(approved(number), "brandon")
                + approver(approved(number), "mike");
    }

    private static String role(UUID id, boolean mfaRequired, boolean approvalRequired) {
        return """
                insert into role_definition values ('%1$s', 'Role %1$s', 'For a test.', false);
                insert into role_settings (role_id, maximum_duration_minutes, mfa_required, justification_required,
                    ticket_required, approval_required, approval_timeout_minutes)
                  values ('%1$s', 480, %2$s, true, false, %3$s, 1440);
                insert into eligibility (id, principal_id, role_id, scope, start_at, live_key)
                  values ('%1$s', '%4$s', '%1$s', '/', timestamp with time zone '2020-01-01 00:00:00+00', '%4$s|%1$s|/');
                """
                .formatted(id, mfaRequired, approvalRequired, LEE);
    }

    private static String approver(UUID role, String name) {
        return "insert into role_approver values ('%s', 'USER', '%s');\n".formatted(role, demoUser(name));
    }
}
