package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.notification.NoticeKind;
import org.countersign.notification.Notices;
import org.springframework.stereotype.Component;

/** Notify: queues the notice that the task's input {@code notice} names, to whom that kind of notice goes. */
@Component
class NotifyDelegate implements JavaDelegate {

    private final ActivationNotices activationNotices;
    private final Notices notices;

    NotifyDelegate(ActivationNotices activationNotices, Notices notices) {
        this.activationNotices = activationNotices;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var kind = NoticeKind.of(String.valueOf(execution.getVariableLocal("notice")));
        notices.queue(kind, activationNotices.about(ActivationKey.of(execution)));
    }
}
