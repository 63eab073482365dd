package org.countersign.security;

import java.time.Duration;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people sign in.
 *
 * @param secondFactor whether a session asks for a second factor
 * @param sessionLimit how long a session lasts, however busy it is (NIST SP 800-63B-4, section 2.2.3: 24 hours at most)
 * @param basic whether scripts may send name and password with each request, which is one factor
 */
@ConfigurationProperties("countersign.sign-in")
record SignInProperties(SecondFactorAtSignIn secondFactor, Duration sessionLimit, boolean basic) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    SignInProperties {
        new SettingFaults("countersign.sign-in")
                .within("session-limit", sessionLimit, SHORTEST, LONGEST)
                .throwIfAny();
    }

    /** Whom a session asks. */
    enum SecondFactorAtSignIn {
        /** Nobody. What asks for a proof asks for it then. */
        NEVER,
        /** Whoever has one. */
        ENROLLED
    }
}
