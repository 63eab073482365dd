package org.countersign.process;

import org.countersign.activation.ActivationId;
import org.countersign.assignment.ActivationEnding;
import org.countersign.notification.NoticeKind;
import org.countersign.notification.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Warns the holder before an activated role ends, in the publisher's transaction. No model has to ask for it. */
@Component
class EndingActivationNotices {

    private final ActivationNotices activationNotices;
    private final Notices notices;

    EndingActivationNotices(ActivationNotices activationNotices, Notices notices) {
        this.activationNotices = activationNotices;
        this.notices = notices;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ActivationEnding event) {
        var activation = new ActivationId(event.assignment().id());
        notices.queue(NoticeKind.ACTIVATION_ENDING, activationNotices.about(activation));
    }
}
