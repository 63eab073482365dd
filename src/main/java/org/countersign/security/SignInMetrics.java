package org.countersign.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.countersign.mfa.SecondFactorFailed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How often people come in, and how often somebody tries in vain. Whose accounts those are, the audit says. */
@Component
class SignInMetrics {

    private final Counter sessions;
    private final Counter passwords;
    private final Counter secondFactors;

    SignInMetrics(MeterRegistry registry) {
        sessions = Counter.builder("countersign.sessions")
                .description("Sessions that began")
                .register(registry);
        passwords = failures("password", registry);
        secondFactors = failures("second-factor", registry);
    }

    private static Counter failures(String factor, MeterRegistry registry) {
        return Counter.builder("countersign.proofs.failed")
                .description("Passwords that let nobody in, wrong one-time codes, passkeys and recovery codes,"
                        + " as far as they were counted")
                .tag("factor", factor)
                .register(registry);
    }

    @EventListener
    void on(SessionBegan event) {
        sessions.increment();
    }

    @EventListener
    void on(PasswordFailed event) {
        passwords.increment();
    }

    @EventListener
    void on(SecondFactorFailed event) {
        secondFactors.increment();
    }
}
