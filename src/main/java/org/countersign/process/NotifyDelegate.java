package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.Extensions;
import org.countersign.notification.AssignmentNotice;
import org.countersign.notification.AssignmentNotices;
import org.countersign.notification.NoticeKind;
import org.countersign.notification.Notices;
import org.springframework.stereotype.Component;

/** Notify: queues the notice that the task's input {@code notice} names, to whom that kind of notice goes. */
@Component
class NotifyDelegate implements JavaDelegate {

    private final ActivationNotices activationNotices;
    private final Notices notices;
    private final Extensions extensions;
    private final AssignmentNotices assignmentNotices;

    NotifyDelegate(
            ActivationNotices activationNotices,
            Notices notices,
            Extensions extensions,
            AssignmentNotices assignmentNotices) {
        this.activationNotices = activationNotices;
        this.notices = notices;
        this.extensions = extensions;
        this.assignmentNotices = assignmentNotices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var kind = NoticeKind.of(String.valueOf(execution.getVariableLocal("notice")));
        if (kind.isAboutAssignment()) {
            assignmentNotices.queue(kind, AssignmentNotice.about(request(ExtensionKey.of(execution))));
        } else {
            notices.queue(kind, activationNotices.about(ActivationKey.of(execution)));
        }
    }

    private ExtensionRequest request(ExtensionId id) {
        return extensions
                .find(id)
                .orElseThrow(() -> new IllegalStateException("No request " + id + " to extend or renew"));
    }
}
