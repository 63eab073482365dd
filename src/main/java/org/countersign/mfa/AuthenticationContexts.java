package org.countersign.mfa;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.countersign.mfa.schema.tables.MfaAuthenticationContext.MFA_AUTHENTICATION_CONTEXT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The authentication contexts that administrators have described. */
@Repository
@Transactional
public class AuthenticationContexts {

    private static final Pattern COMMA = Pattern.compile(",");

    private final DSLContext dsl;
    private final ApplicationEventPublisher events;

    AuthenticationContexts(DSLContext dsl, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.events = events;
    }

    /** All that were described, by number. */
    public List<AuthenticationContext> all() {
        return dsl.selectFrom(MFA_AUTHENTICATION_CONTEXT).fetch(AuthenticationContexts::toContext).stream()
                .sorted(Comparator.comparingInt(AuthenticationContexts::number))
                .toList();
    }

    /** The context of that id, if it was described. */
    public Optional<AuthenticationContext> find(AuthenticationContextId id) {
        return dsl.selectFrom(MFA_AUTHENTICATION_CONTEXT)
                .where(MFA_AUTHENTICATION_CONTEXT.ID.eq(id.value()))
                .fetchOptional(AuthenticationContexts::toContext);
    }

    /** The context that a role's settings name, if they name one that can be asked for. */
    public Optional<AuthenticationContext> available(@Nullable String claimValue) {
        return Optional.ofNullable(claimValue)
                .flatMap(AuthenticationContextId::in)
                .flatMap(this::find)
                .filter(AuthenticationContext::available);
    }

    /**
     * Describes a context, or changes what was described. Whoever calls this has asked whether {@code by} may.
     *
     * @param edit what to make of what there is; a change that changes nothing leaves no trace
     * @throws InvalidAuthenticationContext naming every fault
     */
    public void change(AuthenticationContextId id, ContextEdit edit, UserId by) {
        var before = lock(id);
        var faults = new ArrayList<String>();
        var after = edit.of(before.orElseGet(() -> AuthenticationContext.initial(id)), faults);
        faults.addAll(after.faults());
        if (!faults.isEmpty()) {
            throw new InvalidAuthenticationContext(faults);
        }
        if (!before.equals(Optional.of(after))) {
            put(after);
            events.publishEvent(new AuthenticationContextChanged(before.orElse(null), after, by));
        }
    }

    private Optional<AuthenticationContext> lock(AuthenticationContextId id) {
        return dsl.selectFrom(MFA_AUTHENTICATION_CONTEXT)
                .where(MFA_AUTHENTICATION_CONTEXT.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(AuthenticationContexts::toContext);
    }

    private void put(AuthenticationContext context) {
        var id = context.id().value();
        dsl.deleteFrom(MFA_AUTHENTICATION_CONTEXT)
                .where(MFA_AUTHENTICATION_CONTEXT.ID.eq(id))
                .execute();
        dsl.insertInto(MFA_AUTHENTICATION_CONTEXT)
                .set(MFA_AUTHENTICATION_CONTEXT.ID, id)
                .set(MFA_AUTHENTICATION_CONTEXT.DISPLAY_NAME, context.displayName())
                .set(MFA_AUTHENTICATION_CONTEXT.DESCRIPTION, context.description())
                .set(MFA_AUTHENTICATION_CONTEXT.AVAILABLE, context.available())
                .set(
                        MFA_AUTHENTICATION_CONTEXT.METHODS,
                        context.methodsInOrder().stream().map(MfaMethod::name).collect(joining(",")))
                .set(
                        MFA_AUTHENTICATION_CONTEXT.MAXIMUM_AGE_MINUTES,
                        Math.toIntExact(context.maximumAge().toMinutes()))
                .execute();
    }

    private static AuthenticationContext toContext(Record row) {
        return new AuthenticationContext(
                new AuthenticationContextId(row.get(MFA_AUTHENTICATION_CONTEXT.ID)),
                row.get(MFA_AUTHENTICATION_CONTEXT.DISPLAY_NAME),
                row.get(MFA_AUTHENTICATION_CONTEXT.DESCRIPTION),
                row.get(MFA_AUTHENTICATION_CONTEXT.AVAILABLE),
                COMMA.splitAsStream(row.get(MFA_AUTHENTICATION_CONTEXT.METHODS))
                        .filter(name -> !name.isEmpty())
                        .map(MfaMethod::valueOf)
                        .collect(toSet()),
                Duration.ofMinutes(row.get(MFA_AUTHENTICATION_CONTEXT.MAXIMUM_AGE_MINUTES)));
    }

    private static int number(AuthenticationContext context) {
        return Integer.parseInt(context.id().value().substring(1));
    }
}
