package org.countersign.security;

import static org.countersign.security.schema.tables.SecurityServiceSecret.SECURITY_SERVICE_SECRET;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.countersign.directory.Administrators;
import org.countersign.directory.Directory;
import org.countersign.directory.InvalidEntry;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.keys.RandomWords;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The secrets of services, hashed. With so many random bits no slow hash is needed, and nobody guesses one. */
@Repository
@Transactional
public class ServiceSecrets {

    /** How long one counts unless an administrator says otherwise. */
    static final Duration USUAL = Duration.ofDays(180);

    private static final Duration LONGEST = Duration.ofDays(730);
    private static final int MOST = 20;
    private static final int BYTES = 32;
    private static final int HINT = 3;
    private static final int LONGEST_NAME = 256;

    private final DSLContext dsl;
    private final Directory directory;
    private final Administrators administrators;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ServiceSecrets(
            DSLContext dsl,
            Directory directory,
            Administrators administrators,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.directory = directory;
        this.administrators = administrators;
        this.clock = clock;
        this.events = events;
    }

    /** Those of a service, the newest first; those that have ended too. */
    @Transactional(readOnly = true)
    public List<ServiceSecret> of(UserId service) {
        return dsl.selectFrom(SECURITY_SERVICE_SECRET)
                .where(SECURITY_SERVICE_SECRET.USER_ID.eq(service.value()))
                .orderBy(SECURITY_SERVICE_SECRET.BEGINS_AT.desc(), SECURITY_SERVICE_SECRET.ID)
                .fetch(ServiceSecrets::toSecret);
    }

    /**
     * Draws one more.
     *
     * @param end two years from now at the latest; none: half a year from now
     * @throws org.countersign.directory.DirectoryRefused if {@code by} is no active administrator
     * @throws InvalidEntry if the account is no service's, has twenty already, or the end or the name cannot be
     */
    public ServiceSecret.Drawn draw(UserId service, String displayName, @Nullable Instant end, UserId by) {
        administrators.require(by);
        var now = clock.now();
        var until = end == null ? now.plus(USUAL) : end;
        requireSound(service, displayName, until, now);
        var text = RandomWords.draw(BYTES);
        var secret = new ServiceSecret(UUID.randomUUID(), displayName, text.substring(0, HINT), now, until);
        dsl.insertInto(SECURITY_SERVICE_SECRET)
                .set(SECURITY_SERVICE_SECRET.ID, secret.id())
                .set(SECURITY_SERVICE_SECRET.USER_ID, service.value())
                .set(SECURITY_SERVICE_SECRET.DISPLAY_NAME, displayName)
                .set(SECURITY_SERVICE_SECRET.SECRET_HASH, hashOf(text))
                .set(SECURITY_SERVICE_SECRET.HINT, secret.hint())
                .set(SECURITY_SERVICE_SECRET.BEGINS_AT, now)
                .set(SECURITY_SERVICE_SECRET.ENDS_AT, until)
                .execute();
        events.publishEvent(new ServiceSecretChanged(service, by, secret.id(), true));
        return new ServiceSecret.Drawn(secret, text);
    }

    /**
     * Takes one away; tokens that came of it count no more.
     *
     * @return whether the service had it
     * @throws org.countersign.directory.DirectoryRefused if {@code by} is no active administrator
     */
    public boolean remove(UserId service, UUID secret, UserId by) {
        administrators.require(by);
        var removed = dsl.deleteFrom(SECURITY_SERVICE_SECRET)
                .where(SECURITY_SERVICE_SECRET.USER_ID.eq(service.value()), SECURITY_SERVICE_SECRET.ID.eq(secret))
                .execute();
        if (removed > 0) {
            events.publishEvent(new ServiceSecretChanged(service, by, secret, false));
        }
        return removed > 0;
    }

    /** The one that a service shows, if it counts now. */
    Optional<ServiceSecret> find(UserId service, String text) {
        return counting(service, SECURITY_SERVICE_SECRET.SECRET_HASH.eq(hashOf(text)));
    }

    /** Whether a service still has that one, and is enabled. */
    boolean counts(UserId service, UUID secret) {
        return counting(service, SECURITY_SERVICE_SECRET.ID.eq(secret)).isPresent();
    }

    private Optional<ServiceSecret> counting(UserId service, Condition which) {
        return directory
                .findUser(service)
                .filter(account -> account.enabled() && account.isService())
                .flatMap(account -> dsl.selectFrom(SECURITY_SERVICE_SECRET)
                        .where(DSL.and(
                                which,
                                SECURITY_SERVICE_SECRET.USER_ID.eq(service.value()),
                                SECURITY_SERVICE_SECRET.ENDS_AT.gt(clock.now())))
                        .fetchOptional(ServiceSecrets::toSecret));
    }

    private void requireSound(UserId service, String displayName, Instant end, Instant now) {
        if (directory.findUser(service).filter(User::isService).isEmpty()) {
            throw new InvalidEntry(List.of("Only services have such secrets."));
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw new InvalidEntry(List.of("endDateTime must be within the next two years."));
        }
        if (displayName.length() > LONGEST_NAME || displayName.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEntry(List.of("displayName has at most " + LONGEST_NAME + " characters, in one line."));
        }
        if (of(service).size() >= MOST) {
            throw new InvalidEntry(List.of("A service has at most " + MOST + " secrets: remove one."));
        }
    }

    private static String hashOf(String text) {
        return DigestUtils.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ServiceSecret toSecret(Record row) {
        return new ServiceSecret(
                row.get(SECURITY_SERVICE_SECRET.ID),
                row.get(SECURITY_SERVICE_SECRET.DISPLAY_NAME),
                row.get(SECURITY_SERVICE_SECRET.HINT),
                row.get(SECURITY_SERVICE_SECRET.BEGINS_AT),
                row.get(SECURITY_SERVICE_SECRET.ENDS_AT));
    }
}
