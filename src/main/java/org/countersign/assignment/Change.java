package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;

/** What an order comes to, once it is allowed. */
sealed interface Change {

    /** @param id for what is made, if something is */
    Held carryOut(UUID id, GivenRoles roles, AssignmentOrder order);

    /** The record of it. */
    AssignmentRequest request(UUID id, UUID target, AssignmentOrder order, Instant at);

    /** Something new is given. */
    record Give(Term term) implements Change {

        @Override
        public Held carryOut(UUID id, GivenRoles roles, AssignmentOrder order) {
            return roles.give(id, order.key(), term.start(), term.end(), order.by(), order.justification());
        }

        @Override
        public AssignmentRequest request(UUID id, UUID target, AssignmentOrder order, Instant at) {
            return new AssignmentRequest(id, order, term.start(), term.end(), at, target);
        }
    }

    /** What is there gets another term. */
    record Move(Held held, Term term) implements Change {

        @Override
        public Held carryOut(UUID id, GivenRoles roles, AssignmentOrder order) {
            return roles.move(held, term.start(), term.end(), order.by(), order.justification());
        }

        @Override
        public AssignmentRequest request(UUID id, UUID target, AssignmentOrder order, Instant at) {
            return new AssignmentRequest(id, order, term.start(), term.end(), at, target);
        }
    }

    /** What is there is taken back. */
    record TakeBack(Held held) implements Change {

        @Override
        public Held carryOut(UUID id, GivenRoles roles, AssignmentOrder order) {
            roles.takeBack(held, order.by(), order.justification());
            return held;
        }

        @Override
        public AssignmentRequest request(UUID id, UUID target, AssignmentOrder order, Instant at) {
            return new AssignmentRequest(id, order, null, null, at, target);
        }
    }
}
