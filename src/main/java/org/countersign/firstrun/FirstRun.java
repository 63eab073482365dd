package org.countersign.firstrun;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.breakglass.SealedCredentials;
import org.countersign.security.CurrentUser;
import org.countersign.security.FirstRunDoor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Lets whoever can read the service's files create the first administrator, once. Each start draws a secret of its own;
 * {@value #MAXIMUM_FAILURES} wrong ones shut the door until the next start, so that no stranger fills the audit.
 */
@Service
class FirstRun implements FirstRunDoor {

    static final int MAXIMUM_FAILURES = 100;

    private static final Logger log = LoggerFactory.getLogger(FirstRun.class);

    private final FirstAdministrator firstAdministrator;
    private final SecretFile file;
    private final CurrentUser visitor;
    private final ApplicationEventPublisher events;
    private final AtomicInteger failures = new AtomicInteger();

    /** None: the door is shut. */
    private volatile @Nullable OneTimeSecret secret;

    FirstRun(
            FirstAdministrator firstAdministrator,
            SecretFile file,
            CurrentUser visitor,
            ApplicationEventPublisher events) {
        this.firstAdministrator = firstAdministrator;
        this.file = file;
        this.visitor = visitor;
        this.events = events;
    }

    /** Opens the door if the first administrator is still to come; clears away what an earlier start left, if not. */
    void begin() {
        if (!firstAdministrator.isStillToCome()) {
            shut();
            return;
        }
        var words = OneTimeSecret.draw();
        try {
            file.write(words);
        } catch (IOException e) {
            log.error("The first administrator cannot be created: no secret could be written to {}", file.path(), e);
            return;
        }
        failures.set(0);
        secret = OneTimeSecret.of(words);
        log.warn(
                "*** FIRST RUN: nobody can sign in yet. Create the first administrator at /first-run, with the one-time"
                        + " secret in {} ***",
                file.path());
    }

    @Override
    public boolean isOpen() {
        if (secret == null) {
            return false;
        }
        if (firstAdministrator.isStillToCome()) {
            return true;
        }
        shut();
        return false;
    }

    /** Whether those are the secret's words. Wrong ones are counted and audited; of a shut door, none is wrong. */
    boolean accepts(String words) {
        var expected = secret;
        if (expected == null) {
            return false;
        }
        if (expected.matches(words)) {
            return true;
        }
        var attempt = failures.incrementAndGet();
        if (attempt <= MAXIMUM_FAILURES) {
            log.warn("FIRST RUN: wrong secret number {}, from {}", attempt, visitor.address());
            events.publishEvent(new FirstRunRejected(attempt, FirstAdministrator.ASSIGNMENT));
        }
        if (attempt == MAXIMUM_FAILURES) {
            log.error("FIRST RUN: shut after {} wrong secrets. Restart the service to try again.", attempt);
            shut();
        }
        return false;
    }

    /**
     * Creates the first administrator and shuts the door.
     *
     * @return the credentials of the break-glass account, which nobody can have again; nothing if it did not: without the
     *     secret, and when somebody else was faster, on whatever node
     */
    Optional<SealedCredentials> create(String words, CreateFirstAdministrator order) {
        if (!isSecret(words) || !isOpen()) {
            return Optional.empty();
        }
        SealedCredentials breakGlass;
        try {
            breakGlass = firstAdministrator.create(order);
        } catch (DuplicateKeyException e) {
            log.warn("FIRST RUN: somebody else was faster");
            shut();
            return Optional.empty();
        }
        log.warn("FIRST RUN is over: {} is the first administrator", order.userPrincipalName());
        shut();
        return Optional.of(breakGlass);
    }

    private boolean isSecret(String words) {
        var expected = secret;
        return expected != null && expected.matches(words);
    }

    private void shut() {
        secret = null;
        try {
            file.delete();
        } catch (IOException e) {
            log.warn("{} could not be deleted; the secret in it is worthless", file.path(), e);
        }
    }
}
