package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long lists of members, in the parts in which Active Directory hands them out. */
class MemberValuesTests {

    private static final String GROUP = "cn=all," + MemoryDirectory.BASE;
    private static final String[] MEMBERS =
            IntStream.range(0, 7).mapToObj(number -> "cn=" + number).toArray(String[]::new);

    /** Three at a time, whatever is asked for. */
    private static final class InParts extends InMemoryOperationInterceptor {

        private final boolean toTheEnd;

        private InParts(boolean toTheEnd) {
            this.toTheEnd = toTheEnd;
        }

        @Override
        public void processSearchEntry(InMemoryInterceptedSearchEntry found) {
            var asked = found.getRequest().getAttributeList().stream()
                    .filter(name -> name.startsWith("member;range="))
                    .findFirst();
            var start = asked.map(name -> Integer.parseInt(name.replaceAll("\\D*(\\d+)-.*", "$1")))
                    .orElse(0);
            if (start > 0 && !toTheEnd) {
                return;
            }
            var end = Math.min(start + 3, MEMBERS.length);
            var last = end == MEMBERS.length ? "*" : Integer.toString(end - 1);
            var entry = new Entry(found.getSearchEntry().getDN());
            entry.addAttribute(new Attribute("member"));
            entry.addAttribute(
                    new Attribute("member;range=" + start + "-" + last, Arrays.copyOfRange(MEMBERS, start, end)));
            found.setSearchEntry(new SearchResultEntry(entry));
        }
    }

    @Test
    void aListInPartsIsReadToItsEnd() throws LDAPException {
        assertThat(membersWith(new InParts(true))).containsExactlyInAnyOrder(MEMBERS);
    }

    @Test
    void aListInOnePieceIsReadAtOnce() throws LDAPException {
        assertThat(membersWith(new InMemoryOperationInterceptor() {})).containsExactlyInAnyOrder(MEMBERS);
    }

    @Test
    void aListThatBreaksOffIsNone() {
        assertThatThrownBy(() -> membersWith(new InParts(false)))
                .isInstanceOf(LDAPException.class)
                .hasMessageContaining("from 3 on are missing");
    }

    private static Set<String> membersWith(InMemoryOperationInterceptor interceptor) throws LDAPException {
        try (var other = MemoryDirectory.intercepted(interceptor)) {
            other.add(new Entry(GROUP, new Attribute("objectClass", "group"), new Attribute("member", MEMBERS)));
            try (var connection = other.server().getConnection()) {
                return new MemberValues(connection, "member").of(connection.getEntry(GROUP, "member"));
            }
        }
    }
}
