package org.countersign.security;

import static org.countersign.security.schema.tables.SecuritySession.SECURITY_SESSION;
import static org.countersign.security.schema.tables.SecuritySignOut.SECURITY_SIGN_OUT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserId;
import org.countersign.mfa.SharedProof;
import org.countersign.mfa.ShutOuts;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in, on whatever node. A session counts for as long as its row says so and the account is enabled: it is
 * looked up at each request, so that what ends it ends it at once.
 */
@Repository
@Transactional
public class Sessions implements ShutOuts {

    /** How exactly it is known when somebody was seen last: each finer note would be a write a request. */
    private static final Duration SEEN_TO = Duration.ofMinutes(1);

    /** The proofs that a session holds are on record where they are drawn on; old sessions serve nothing. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DSLContext dsl;
    private final Directory directory;
    private final DatabaseClock clock;
    private final SignInProperties properties;
    private final Duration idleLimit;
    private final ApplicationEventPublisher events;

    Sessions(
            DSLContext dsl,
            Directory directory,
            DatabaseClock clock,
            SignInProperties properties,
            ServerProperties server,
            ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.directory = directory;
        this.clock = clock;
        this.properties = properties;
        this.idleLimit = server.getServlet().getSession().getTimeout();
        this.events = events;
    }

    /** What somebody who shows who he is goes by: to be asked for before what he shows is looked at. */
    public SignInTry beginTry(UserId user) {
        return new SignInTry(user.value(), lastShutOut(user));
    }

    /** Lets somebody in; not if he was shut out while he showed who he is. */
    Optional<SignedInUser> begin(SignInTry shown, String address, String agent) {
        return holdsUp(shown) ? Optional.of(begin(shown.id(), address, agent)) : Optional.empty();
    }

    /** Whether he has not been shut out since, and is enabled. Until the transaction ends, nobody shuts him out. */
    boolean holdsUp(SignInTry shown) {
        directory.hold(shown.id());
        return counts(shown) && directory.user(shown.id()).enabled();
    }

    /** Whether he has not been shut out since. */
    boolean counts(SignInTry shown) {
        return lastShutOut(shown.id()).equals(shown.lastShutOut());
    }

    @Override
    public Instant lastShutOut(UserId user) {
        return dsl.select(SECURITY_SIGN_OUT.AT)
                .from(SECURITY_SIGN_OUT)
                .where(SECURITY_SIGN_OUT.USER_ID.eq(user.value()))
                .fetchOptional(SECURITY_SIGN_OUT.AT)
                .orElse(Instant.EPOCH);
    }

    private SignedInUser begin(UserId user, String address, String agent) {
        var id = UUID.randomUUID();
        var now = clock.now();
        forgetOld(user, now);
        dsl.insertInto(SECURITY_SESSION)
                .set(SECURITY_SESSION.ID, id)
                .set(SECURITY_SESSION.USER_ID, user.value())
                .set(SECURITY_SESSION.BEGAN_AT, now)
                .set(SECURITY_SESSION.LAST_SEEN_AT, now)
                .set(SECURITY_SESSION.ADDRESS, excerpt(address, 64))
                .set(SECURITY_SESSION.AGENT, excerpt(agent, 256))
                .execute();
        events.publishEvent(new SessionBegan(user, id, address));
        return new SignedInUser(user.value(), id);
    }

    /** Whether he is still signed in. It is one question, asked at each request, and takes no transaction of its own. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean counts(SignedInUser signedIn) {
        return counts(signedIn, clock.now(), DSL.noCondition(), true);
    }

    /**
     * Whether he is still signed in, in a browser that has not been idle for too long. The machine that keeps browsers'
     * sessions judges that too, by its own clock.
     *
     * @param isAtWork whether it is he who asks now, and not the page that is open in his browser
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    boolean countsInBrowser(SignedInUser signedIn, boolean isAtWork) {
        var now = clock.now();
        return counts(signedIn, now, SECURITY_SESSION.LAST_SEEN_AT.gt(now.minus(idleLimit)), isAtWork);
    }

    private boolean counts(SignedInUser signedIn, Instant now, Condition isBusy, boolean isAtWork) {
        var seen = dsl.select(SECURITY_SESSION.LAST_SEEN_AT)
                .from(SECURITY_SESSION)
                .where(isOpen(signedIn.id(), now), SECURITY_SESSION.ID.eq(signedIn.session()), isBusy)
                .and(Directory.isEnabled(SECURITY_SESSION.USER_ID))
                .fetchOptional(SECURITY_SESSION.LAST_SEEN_AT);
        seen.filter(last -> isAtWork && last.isBefore(now.minus(SEEN_TO))).ifPresent(last -> note(signedIn, now));
        return seen.isPresent();
    }

    private void note(SignedInUser seen, Instant now) {
        dsl.update(SECURITY_SESSION)
                .set(SECURITY_SESSION.LAST_SEEN_AT, now)
                .where(SECURITY_SESSION.ID.eq(seen.session()))
                .execute();
    }

    /** Where a user is signed in, the newest first. */
    @Transactional(readOnly = true)
    public List<Session> of(UserId user) {
        return dsl.selectFrom(SECURITY_SESSION)
                .where(isOpen(user, clock.now()))
                .orderBy(SECURITY_SESSION.BEGAN_AT.desc())
                .fetch(row -> new Session(
                        row.get(SECURITY_SESSION.ID),
                        row.get(SECURITY_SESSION.BEGAN_AT),
                        row.get(SECURITY_SESSION.LAST_SEEN_AT),
                        row.get(SECURITY_SESSION.ADDRESS),
                        row.get(SECURITY_SESSION.AGENT)));
    }

    /** Ends the session that somebody goes on from, if he does from one. */
    void end(SignedInUser signedIn) {
        if (signedIn.session() != null) {
            end(signedIn.id(), signedIn.session());
        }
    }

    /** Ends one of a user's sessions. */
    public void end(UserId user, UUID session) {
        end(SECURITY_SESSION.USER_ID.eq(user.value()).and(SECURITY_SESSION.ID.eq(session)));
    }

    /** Signs a user out everywhere: no token that he has counts any more, whoever issued it, nor what he has proved. */
    public void endAll(UserId user) {
        shutOut(user);
        events.publishEvent(new SignedOutEverywhere(user));
    }

    /** The same, where what ended them is told of by somebody else. Who is about to be let in waits, and is not. */
    public void shutOut(UserId user) {
        directory.hold(user);
        end(SECURITY_SESSION.USER_ID.eq(user.value()));
        var now = clock.now();
        dsl.insertInto(SECURITY_SIGN_OUT)
                .set(SECURITY_SIGN_OUT.USER_ID, user.value())
                .set(SECURITY_SIGN_OUT.AT, now)
                .onDuplicateKeyUpdate()
                .set(SECURITY_SIGN_OUT.AT, now)
                .execute();
    }

    /** Whether what a user was given at that moment to show who he is still counts. */
    public boolean countsSince(UserId user, Instant moment) {
        return lastShutOut(user).isBefore(moment);
    }

    /** When that session began. */
    Instant beganAt(UUID session) {
        return dsl.select(SECURITY_SESSION.BEGAN_AT)
                .from(SECURITY_SESSION)
                .where(SECURITY_SESSION.ID.eq(session))
                .fetchSingle()
                .value1();
    }

    /** Who shall not come in is out at once, and whoever knew the old password too. */
    @EventListener
    void on(UserChanged event) {
        if (!event.after().enabled()) {
            shutOut(event.after().id());
        }
    }

    @EventListener
    void on(PasswordSet event) {
        shutOut(event.user());
    }

    /** Keeps a proof for the next thing that asks for one in this session, in place of the one there was. */
    void hold(UUID session, SharedProof proof) {
        dsl.update(SECURITY_SESSION)
                .set(SECURITY_SESSION.PROOF_ID, proof.id())
                .where(SECURITY_SESSION.ID.eq(session))
                .execute();
    }

    Optional<SharedProof> heldIn(UUID session) {
        return dsl.select(SECURITY_SESSION.PROOF_ID)
                .from(SECURITY_SESSION)
                .where(SECURITY_SESSION.ID.eq(session), SECURITY_SESSION.PROOF_ID.isNotNull())
                .fetchOptional(row -> new SharedProof(row.value1()));
    }

    private void end(Condition which) {
        dsl.update(SECURITY_SESSION)
                .set(SECURITY_SESSION.ENDED_AT, clock.now())
                .where(which, SECURITY_SESSION.ENDED_AT.isNull())
                .execute();
    }

    private void forgetOld(UserId user, Instant now) {
        dsl.deleteFrom(SECURITY_SESSION)
                .where(SECURITY_SESSION.USER_ID.eq(user.value()), SECURITY_SESSION.BEGAN_AT.lt(now.minus(KEPT)))
                .execute();
    }

    private Condition isOpen(UserId user, Instant now) {
        return DSL.and(
                SECURITY_SESSION.USER_ID.eq(user.value()),
                SECURITY_SESSION.ENDED_AT.isNull(),
                SECURITY_SESSION.BEGAN_AT.gt(now.minus(properties.sessionLimit())));
    }

    private static String excerpt(@Nullable String text, int length) {
        var known = text == null ? "" : text;
        return known.length() > length ? known.substring(0, length) : known;
    }
}
