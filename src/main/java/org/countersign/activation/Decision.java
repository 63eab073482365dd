package org.countersign.activation;

import java.time.Instant;
import org.countersign.assignment.Verdict;
import org.countersign.directory.UserId;

/** That an approver decided a request, and why. */
public record Decision(UserId approver, Verdict verdict, String justification, Instant decidedAt) {}
