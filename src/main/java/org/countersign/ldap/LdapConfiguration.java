package org.countersign.ldap;

import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The room's beans, only where another directory is named. */
@Configuration(proxyBeanMethods = false)
@Conditional(LdapIsNamed.class)
@Import({
    LdapServer.class,
    LdapReader.class,
    LdapEntries.class,
    LdapState.class,
    Plausibility.class,
    PeopleTakeover.class,
    GroupTakeover.class,
    MemberTakeover.class,
    LdapTakeover.class,
    LdapSynchronisation.class,
    LdapSchedule.class,
    LdapPasswords.class,
    LdapGuard.class
})
class LdapConfiguration {}
