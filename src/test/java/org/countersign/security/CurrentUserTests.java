package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where somebody calls from. */
class CurrentUserTests {

    private final CurrentUser currentUser = new CurrentUser();

    @BeforeEach
    void whoSignedInFromHisDesk() {
        var authentication = new SignedInUser(UUID.randomUUID(), UUID.randomUUID()).authenticated();
        authentication.setDetails(new WebAuthenticationDetailsSource().buildDetails(from("192.0.2.5")));
        SecurityContextHolder.getContext().setAuthentication(authentication);
    }

    @AfterEach
    void leaveNothing() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    /** A session that was stolen shows itself by that. */
    @Test
    void theAddressIsThatOfTheRequest() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(from("203.0.113.9")));

        assertThat(currentUser.address()).isEqualTo("203.0.113.9");
    }

    @Test
    void withoutARequestItIsThatOfTheSignIn() {
        assertThat(currentUser.address()).isEqualTo("192.0.2.5");
    }

    @Test
    void nobodyCallsFromNowhere() {
        SecurityContextHolder.clearContext();

        assertThat(currentUser.address()).isEmpty();
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
