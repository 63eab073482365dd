package org.countersign.activation;

import java.util.Optional;

/**
 * Asks a ticket system about a ticket. Countersign has none of its own; every bean of this type is asked wherever a
 * request names a ticket: at the gate, before an approval counts and at the grant. The dry run asks too, so it must have
 * no effect.
 *
 * <p>It runs in the transaction of the request: let it answer within seconds, under a time-out of its own. One that
 * throws refuses.
 */
public interface TicketCheck {

    /**
     * Why the ticket does not do for that request, in a sentence for the requestor, of which 300 characters are kept;
     * nothing where it does.
     *
     * @param ticket what the request names: a number and a system
     */
    Optional<String> refusal(Ticket ticket, RequestActivation request);
}
