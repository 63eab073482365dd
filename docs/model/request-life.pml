/*
 * One request's life, while everybody acts at once: two approvers, whoever cancels, the time-out, the start timer (which
 * may fire late, early and twice), whoever removes the eligibility and whoever makes the settings stricter.
 *
 * A process here is a transaction. The two locks are the rows it locks, the eligibility's before the activation's; it
 * holds them until it ends, so what it wrote is seen all at once. Between any two lines anything may happen that needs
 * neither lock. docs/model/README.md tells what follows from this, and what does not.
 */

mtype = { PENDING, APPROVED, SCHEDULED, ACTIVE, DENIED, CANCELED, TIMED_OUT, WITHDRAWN, FAILED, ENDED };

mtype status = PENDING;
bool eligible = true;
bool overdue = false;         /* by the database's clock, the time to decide is over */
bool mfaProved = false;       /* nobody proved a second factor at the request */
bool mfaAsked = false;        /* by the settings of now */
bool startAhead = false;      /* a start was asked for that lies ahead */
bool approvedOnce = false;    /* the recorded decision */
byte decisions = 0;
byte grants = 0;
bool held = false;            /* the row of the active role, not ended */

bool eligibilityRow = false;  /* locked */
bool activationRow = false;

#ifdef WITHOUT_LOCKS
#define LOCK(row) skip
#define UNLOCK(row) skip
#else
#define LOCK(row) atomic { !row -> row = true }
#define UNLOCK(row) row = false
#endif

#define CANCELABLE(s) (s == PENDING || s == APPROVED || s == SCHEDULED)

/* Task_GrantRole, under both locks: it believes recorded facts alone. */
inline grant(seen, met) {
    seen = status;
    if
    :: CANCELABLE(seen) ->
#ifdef WITHOUT_CHECKS
        met = true;
#else
        met = eligible && approvedOnce;
        met = met && (mfaProved || !mfaAsked);
#endif
        if
        :: met ->
            assert(eligible);
            assert(approvedOnce);
            assert(decisions == 1);
            assert(seen != DENIED && status == seen);
            status = ACTIVE;
            held = true;
            grants++
        :: else -> status = FAILED
        fi
    :: else -> skip
    fi
}

/* ActivationApproval.decide; then the process goes on in the same transaction. */
proctype Approver() {
    mtype seen;
    bool met;
    bool approves;
    if
    :: approves = true
    :: approves = false
    fi;
    LOCK(eligibilityRow);
    LOCK(activationRow);
    seen = status;
    if
    :: seen == PENDING && !overdue && (!approves || (eligible && (mfaProved || !mfaAsked))) ->
        decisions++;
        assert(decisions == 1);
        approvedOnce = approves;
        if
        :: !approves -> status = DENIED
        :: approves ->
            status = APPROVED;
            if
            :: startAhead -> status = SCHEDULED
            :: else -> grant(seen, met)
            fi
        fi
    :: else -> skip   /* the decision is refused */
    fi;
    UNLOCK(activationRow);
    UNLOCK(eligibilityRow)
}

/* Event_StartReached; and since whoever edits the process may lead it to the grant by any way, it comes at any time. */
proctype StartTimer() {
    mtype seen;
    bool met;
    LOCK(eligibilityRow);
    LOCK(activationRow);
    grant(seen, met);
    UNLOCK(activationRow);
    UNLOCK(eligibilityRow)
}

/* ActivationClosures.cancel: it locks the activation alone. */
proctype Canceler() {
    LOCK(activationRow);
    if
    :: CANCELABLE(status) -> status = CANCELED
    :: else -> skip
    fi;
    UNLOCK(activationRow)
}

/* The timer's time-out, or the sweep's. */
proctype TimeOut() {
    overdue;
    LOCK(activationRow);
    if
    :: status == PENDING -> status = TIMED_OUT
    :: else -> skip
    fi;
    UNLOCK(activationRow)
}

/* Eligibilities.remove, with its listeners: what is active ends, and what waits is withdrawn. */
proctype Remover() {
    LOCK(eligibilityRow);
    eligible = false;
    LOCK(activationRow);
    if
    :: held -> held = false; status = ENDED
    :: !held && CANCELABLE(status) -> status = WITHDRAWN
    :: else -> skip
    fi;
    UNLOCK(activationRow);
    UNLOCK(eligibilityRow)
}

/* Deactivations.deactivate, or the end of the time. */
proctype Ender() {
end_nothing_held:
    held;
    LOCK(activationRow);
    if
    :: held -> held = false; status = ENDED
    :: else -> skip
    fi;
    UNLOCK(activationRow)
}

/* Neither the clock nor whoever changes the settings waits for a lock. */
proctype Clock() {
    overdue = true
}

proctype SettingsChange() {
    mfaAsked = true
}

init {
    if
    :: startAhead = true
    :: startAhead = false
    fi;
    atomic {
        run Approver();
        run Approver();
        run StartTimer();
        run StartTimer();
        run Canceler();
        run TimeOut();
        run Remover();
        run Ender();
        run Clock();
        run SettingsChange()
    }
}

#define QUIET (!eligibilityRow && !activationRow)

/* Whenever nobody is in the middle of something: */
ltl nothing_held_without_eligibility { [] (QUIET -> (!held || eligible)) }
ltl granted_at_most_once { [] (grants <= 1) }
ltl decided_at_most_once { [] (decisions <= 1) }
ltl nothing_held_after_a_denial { [] ((decisions == 1 && !approvedOnce && QUIET) -> !held) }
ltl active_as_long_as_held { [] (QUIET -> (held == (status == ACTIVE))) }
