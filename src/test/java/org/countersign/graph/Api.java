package org.countersign.graph;

import static java.util.stream.Collectors.toMap;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.Deactivations;
import org.countersign.activation.Decisions;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.ScheduledActivations;
import org.countersign.activation.Ticket;
import org.countersign.assignment.AssignmentOrders;
import org.countersign.assignment.AssignmentRequests;
import org.countersign.assignment.DecisionRight;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.ExtensionApproval;
import org.countersign.assignment.ExtensionClosures;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.ProductRights;
import org.countersign.assignment.RoleAssignments;
import org.countersign.audit.AuditTrail;
import org.countersign.directory.Directory;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.graph.audit.AuditParts;
import org.countersign.graph.authentication.AuthenticationParts;
import org.countersign.graph.directory.DirectoryParts;
import org.countersign.graph.odata.ODataParts;
import org.countersign.graph.policy.PolicyParts;
import org.countersign.graph.request.RequestParts;
import org.countersign.graph.schedule.ScheduleParts;
import org.countersign.graph.wire.CallLimit;
import org.countersign.graph.wire.WireParts;
import org.countersign.role.ActivationSettings;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.role.SettingsChanges;
import org.countersign.security.CurrentUser;
import org.countersign.time.DatabaseClock;
import org.jooq.impl.DSL;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The API over rooms that are played: what it reads, asks of them and answers. Everybody may nothing at first. */
public final class Api {

    public static final Instant NOW = Instant.parse("2026-04-13T08:52:32.648Z");
    public static final String REQUESTS = "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests";
    public static final String ELIGIBILITY_REQUESTS = "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests";
    public static final String APPROVALS = "/beta/roleManagement/directory/roleAssignmentApprovals";

    public static final User LEE = user("lee", new PersonId(new UUID(1, 1)));
    static final User LEE_ADM = user("lee-adm", LEE.person());
    public static final User BRANDON = user("brandon", new PersonId(new UUID(1, 2)));
    public static final User PAULA = user("paula", new PersonId(new UUID(1, 3)));
    public static final User NORA = user("nora", new PersonId(new UUID(1, 4)));

    public static final RoleDefinition ROLE =
            new RoleDefinition(RoleDefinition.USER_ADMINISTRATOR, "User Administrator", "Manages users.", true);

    public final Activations activations = mock();
    public final ScheduledActivations scheduled = mock();
    public final ActivationApproval approval = mock();
    public final ActivationClosures closures = mock();
    public final ActivationWorkflow workflow = mock();
    public final Deactivations deactivations = mock();
    public final Extensions extensions = mock();
    public final ExtensionApproval extensionApproval = mock();
    public final ExtensionClosures extensionClosures = mock();
    public final ExtensionWorkflow extensionWorkflow = mock();
    public final Decisions decisions = mock();
    public final Eligibilities eligibilities = mock();
    public final RoleAssignments assignments = mock();
    public final ProductRights rights = mock();
    public final Directory directory = mock();
    public final AssignmentOrders orders = mock();
    public final AssignmentRequests orderRecords = mock();
    public final Roles roles = mock();
    public final SettingsChanges changes = mock();
    public final AuditTrail trail = mock();
    public final CurrentUser currentUser = mock();
    public final CallLimit calls = mock();
    public final DatabaseClock clock = mock();
    public final List<AttemptRejected> rejected = new ArrayList<>();

    private final MockMvcTester mvc;

    public Api() {
        when(clock.now()).thenReturn(NOW);
        when(roles.find(ROLE.id())).thenReturn(Optional.of(ROLE));
        when(roles.role(ROLE.id())).thenReturn(ROLE);
        var people = List.of(LEE, LEE_ADM, BRANDON, PAULA, NORA);
        people.forEach(this::takeIn);
        when(directory.principalNames(any()))
                .thenReturn(people.stream().collect(toMap(User::id, User::userPrincipalName)));
        when(rights.mayAdminister(PAULA.id())).thenReturn(true);
        when(rights.mayReadAssignments(PAULA.id())).thenReturn(true);
        when(rights.mayReadAudit(PAULA.id())).thenReturn(true);
        when(approval.rightOf(any(), any())).thenReturn(DecisionRight.NOT_AN_APPROVER);
        listNothing();
        roleAsks(settings(true));
        signIn(LEE);
        mvc = tester();
    }

    /** What is listed comes from a database: other tests have one. */
    private void listNothing() {
        when(assignments.active()).thenReturn(NoRows.of());
        when(assignments.current()).thenReturn(NoRows.of());
        when(eligibilities.effective()).thenReturn(NoRows.of());
        when(eligibilities.current()).thenReturn(NoRows.of());
        when(assignments.isOf(any())).thenReturn(DSL.noCondition());
        when(eligibilities.isOf(any())).thenReturn(DSL.noCondition());
        when(orderRecords.all(any())).thenReturn(NoRows.of());
        when(orderRecords.concerns(any())).thenReturn(DSL.noCondition());
        when(activations.all()).thenReturn(NoRows.of());
        when(scheduled.roles()).thenReturn(NoRows.of());
        when(approval.waitingFor(any())).thenReturn(NoRows.of());
        when(extensions.all(any())).thenReturn(NoRows.of());
        when(extensionApproval.waitingFor(any())).thenReturn(NoRows.of());
        when(directory.users()).thenReturn(NoRows.of());
        when(directory.groups()).thenReturn(NoRows.of());
        when(roles.definitions()).thenReturn(NoRows.of());
        when(trail.events(any())).thenReturn(NoRows.of());
    }

    private void takeIn(User user) {
        when(directory.findUser(user.id())).thenReturn(Optional.of(user));
        when(directory.user(user.id())).thenReturn(user);
        when(directory.findUserBySignInName(user.userPrincipalName())).thenReturn(Optional.of(user));
    }

    private MockMvcTester tester() {
        var mapper = mapper();
        var wire = new WireParts(this, mapper);
        var odata = new ODataParts(wire);
        var users = new DirectoryParts(this, wire, odata);
        var schedules = new ScheduleParts(this, wire, odata, users);
        var requests = new RequestParts(this, wire, odata, users, new AuthenticationParts(), schedules);
        var policies = new PolicyParts(this, wire, odata, users);
        var audits = new AuditParts(this, wire, odata, users);
        var controllers = Stream.of(
                        users.controllers(),
                        schedules.controllers(),
                        requests.controllers(),
                        policies.controllers(),
                        audits.controllers())
                .flatMap(Function.identity())
                .toArray();
        var builder = MockMvcBuilders.standaloneSetup(controllers)
                .setMessageConverters(
                        new ByteArrayHttpMessageConverter(), new MappingJackson2HttpMessageConverter(mapper));
        odata.addTo(builder, mapper);
        wire.addTo(builder);
        var mockMvc = builder.build();
        return MockMvcTester.create(mockMvc)
                .withHttpMessageConverters(List.of(new MappingJackson2HttpMessageConverter(mapper)));
    }

    /** As the application configures it. */
    private static ObjectMapper mapper() {
        return Jackson2ObjectMapperBuilder.json()
                .featuresToDisable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .build();
    }

    public MockMvcTester mvc() {
        return mvc;
    }

    public MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    public MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult patch(String path, String body) {
        return mvc.patch()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public Api signIn(User user) {
        when(currentUser.id()).thenReturn(user.id());
        when(currentUser.find()).thenReturn(Optional.of(user.id()));
        return this;
    }

    void roleAsks(ActivationSettings settings) {
        when(roles.settingsOf(ROLE.id())).thenReturn(new RoleSettings(ROLE.id(), settings, List.of()));
    }

    /** The process answers each start with a request in that status. */
    public void processLeadsTo(ActivationStatus status) {
        when(workflow.start(any(), any()))
                .thenAnswer(call -> activation(call.getArgument(0, RequestActivation.class), status));
    }

    public Activation exists(Activation activation) {
        when(activations.find(activation.id())).thenReturn(Optional.of(activation));
        return activation;
    }

    public void hasRight(User user, Activation activation, DecisionRight right) {
        when(approval.rightOf(user, activation)).thenReturn(right);
    }

    static ActivationSettings settings(boolean approvalRequired) {
        return new ActivationSettings(Duration.ofHours(8), true, true, false, approvalRequired, Duration.ofHours(24));
    }

    public static Activation requestOfLee(ActivationStatus status) {
        return activation(
                new RequestActivation(
                        LEE.id(),
                        ROLE.id(),
                        Scope.DIRECTORY,
                        "Reset the board's passwords",
                        Ticket.NONE,
                        null,
                        null,
                        Duration.ofHours(5)),
                status);
    }

    static Activation activation(RequestActivation request, ActivationStatus status) {
        return new Activation(
                new ActivationId(UUID.randomUUID()),
                request,
                settings(true),
                status,
                "",
                NOW,
                NOW.plus(Duration.ofHours(24)),
                null,
                null,
                NOW.plusSeconds(60));
    }

    static RoleDefinitionId unknownRole() {
        return new RoleDefinitionId(new UUID(7, 7));
    }

    private static User user(String name, PersonId person) {
        var address = name + "@contoso.example";
        return new User(
                new UserId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                address,
                name,
                Character.toUpperCase(name.charAt(0)) + name.substring(1),
                address,
                UserType.MEMBER,
                person,
                true);
    }
}
