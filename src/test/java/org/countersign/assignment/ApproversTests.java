package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.junit.jupiter.api.Test;

/** Who is asked, and who may answer. */
class ApproversTests {

    private static final RoleDefinitionId ROLE = new RoleDefinitionId(UUID.randomUUID());

    private final Roles roles = mock(Roles.class);
    private final Directory directory = mock(Directory.class);
    private final Memberships memberships = mock(Memberships.class);
    private final ProductRights rights = mock(ProductRights.class);
    private final SealedAccount sealed = mock(SealedAccount.class);
    private final Approvers approvers = new Approvers(roles, directory, memberships, rights, new Deciders(sealed));

    private final User lee = user("lee", new PersonId(UUID.randomUUID()), UserType.MEMBER, true);
    private final User leesOther = user("lee-adm", lee.person(), UserType.MEMBER, true);
    private final User brandon = somebody("brandon");
    private final User ada = somebody("ada");
    private final User eve = somebody("eve");

    @Test
    void whomTheSettingsNameIsAskedAndMayDecide() {
        named(one(brandon));

        assertThat(approvers.askedAbout(ROLE, lee)).containsExactly(brandon);
        assertThat(rightOf(brandon)).isEqualTo(DecisionRight.MAY_DECIDE);
    }

    @Test
    void membersOfANamedGroupAreAskedAndMayDecide() {
        var group = new GroupId(UUID.randomUUID());
        when(memberships.membersOf(group)).thenReturn(Set.of(brandon, eve));
        named(new Approver.MembersOf(group));

        assertThat(approvers.askedAbout(ROLE, lee)).containsExactlyInAnyOrder(brandon, eve);
        assertThat(rightOf(eve)).isEqualTo(DecisionRight.MAY_DECIDE);
    }

    @Test
    void nobodyElseIs() {
        named(one(brandon));

        assertThat(rightOf(eve)).isEqualTo(DecisionRight.NOT_AN_APPROVER);
    }

    @Test
    void anAdministratorIsNoneWhereSomebodyIsNamed() {
        administrators(Set.of(ada), Set.of());
        named(one(brandon));

        assertThat(rightOf(ada)).isEqualTo(DecisionRight.NOT_AN_APPROVER);
    }

    @Test
    void noAccountOfTheRequestorsPersonMayDecideThoughItIsNamed() {
        named(one(lee), one(leesOther), one(brandon));

        assertThat(approvers.askedAbout(ROLE, lee)).containsExactly(brandon);
        assertThat(rightOf(lee)).isEqualTo(DecisionRight.OWN_REQUEST);
        assertThat(rightOf(leesOther)).isEqualTo(DecisionRight.OWN_REQUEST);
    }

    @Test
    void whereNobodyIsNamedTheAdministratorsAreAsked() {
        administrators(Set.of(ada), Set.of(eve));
        named();

        assertThat(approvers.askedAbout(ROLE, lee)).containsExactlyInAnyOrder(ada, eve);
        assertThat(rightOf(ada)).isEqualTo(DecisionRight.MAY_DECIDE);
    }

    @Test
    void theSealedAccountIsNoneThoughItAdministers() {
        administrators(Set.of(ada, eve), Set.of());
        when(sealed.user()).thenReturn(Optional.of(eve.id()));
        named();

        assertThat(approvers.askedAbout(ROLE, lee)).containsExactly(ada);
        assertThat(rightOf(eve)).isEqualTo(DecisionRight.NOT_AN_APPROVER);
    }

    @Test
    void whereTheSealedAccountAloneAdministersNobodyIsAsked() {
        administrators(Set.of(eve), Set.of());
        when(sealed.user()).thenReturn(Optional.of(eve.id()));
        named();

        assertThat(approvers.askedAbout(ROLE, lee)).isEmpty();
        assertThat(approvers.defaults()).isEmpty();
    }

    @Test
    void anEligibleAdministratorActivatesHisRoleFirst() {
        administrators(Set.of(ada), Set.of(eve));
        named();

        assertThat(rightOf(eve)).isEqualTo(DecisionRight.MUST_ACTIVATE_FIRST);
    }

    @Test
    void whereThoseNamedCannotDecideTheAdministratorsAreAsked() {
        administrators(Set.of(ada), Set.of());
        var disabled = user("off", new PersonId(UUID.randomUUID()), UserType.MEMBER, false);
        var program = user("program", new PersonId(UUID.randomUUID()), UserType.SERVICE, true);
        named(one(lee), one(disabled), one(program));

        assertThat(approvers.askedAbout(ROLE, lee)).containsExactly(ada);
        assertThat(rightOf(disabled)).isEqualTo(DecisionRight.NOT_AN_APPROVER);
        assertThat(rightOf(program)).isEqualTo(DecisionRight.NOT_AN_APPROVER);
    }

    @Test
    void aRequestorWhoAdministersIsNotAskedHimselfNorAreDisabledAdministrators() {
        var disabled = user("off", new PersonId(UUID.randomUUID()), UserType.MEMBER, false);
        var program = user("program", new PersonId(UUID.randomUUID()), UserType.SERVICE, true);
        administrators(Set.of(lee, ada, disabled), Set.of(leesOther, program));
        named();

        assertThat(approvers.askedAbout(ROLE, lee)).containsExactly(ada);
        assertThat(rightOf(lee)).isEqualTo(DecisionRight.OWN_REQUEST);
    }

    @Test
    void whoIsNamedAndGoneIsNotAsked() {
        administrators(Set.of(), Set.of());
        named(new Approver.OneUser(new UserId(UUID.randomUUID())));

        assertThat(approvers.askedAbout(ROLE, lee)).isEmpty();
    }

    private DecisionRight rightOf(User user) {
        return approvers.rightOf(user, ROLE, lee);
    }

    private void named(Approver... some) {
        when(roles.settingsOf(ROLE)).thenReturn(new RoleSettings(ROLE, ActivationSettings.DEFAULT, List.of(some)));
    }

    private Approver one(User user) {
        when(directory.findUser(user.id())).thenReturn(Optional.of(user));
        return new Approver.OneUser(user.id());
    }

    private void administrators(Set<User> active, Set<User> eligible) {
        when(rights.administrators()).thenReturn(active);
        when(rights.eligibleAdministrators()).thenReturn(eligible);
        active.forEach(user -> when(rights.mayAdminister(user.id())).thenReturn(true));
    }

    private static User somebody(String name) {
        return user(name, new PersonId(UUID.randomUUID()), UserType.MEMBER, true);
    }

    private static User user(String name, PersonId person, UserType type, boolean enabled) {
        return new User(
                new UserId(UUID.randomUUID()), name + "@contoso.example", name, name, null, type, person, enabled);
    }
}
