-- Portable between H2 and PostgreSQL: no partial index, no vendor type. Every instant is
-- "timestamp with time zone"; every enumeration is its constant's name.

-- directory: who there is ---------------------------------------------------------------------

create table directory_user (
  id                  uuid         not null primary key,
  user_principal_name varchar(256) not null unique, -- lower case
  mail_nickname       varchar(64)  not null unique, -- lower case; the short name to sign in with
  display_name        varchar(256) not null,
  mail                varchar(256),
  user_type           varchar(16)  not null,        -- MEMBER, GUEST
  person_id           uuid         not null,        -- accounts of one person share it
  enabled             boolean      not null
);
create index directory_user_person on directory_user (person_id);

create table directory_group (
  id           uuid         not null primary key,
  display_name varchar(256) not null,
  group_type   varchar(16)  not null -- SECURITY, MICROSOFT_365
);

create table directory_user_membership (
  group_id uuid not null references directory_group (id),
  user_id  uuid not null references directory_user (id),
  primary key (group_id, user_id)
);
create index directory_user_membership_user on directory_user_membership (user_id);

create table directory_group_membership (
  group_id        uuid not null references directory_group (id),
  member_group_id uuid not null references directory_group (id),
  primary key (group_id, member_group_id)
);
create index directory_group_membership_member on directory_group_membership (member_group_id);

-- role: what can be held, under which settings --------------------------------------------------

create table role_definition (
  id           uuid          not null primary key,
  display_name varchar(256)  not null unique,
  description  varchar(1024) not null,
  privileged   boolean       not null
);

-- A role without a row here has the default settings.
create table role_settings (
  role_id                  uuid    not null primary key references role_definition (id),
  maximum_duration_minutes integer not null,
  mfa_required             boolean not null,
  justification_required   boolean not null,
  ticket_required          boolean not null,
  approval_required        boolean not null,
  approval_timeout_minutes integer not null
);

create table role_approver (
  role_id       uuid        not null references role_definition (id),
  approver_type varchar(16) not null, -- USER, GROUP
  approver_id   uuid        not null,
  primary key (role_id, approver_type, approver_id)
);

-- mfa: proof of a second factor -------------------------------------------------------------------

create table mfa_totp (
  user_id      uuid         not null primary key,
  seed         varchar(256) not null, -- base32
  last_step    bigint       not null, -- the newest time step accepted: each step counts once
  failures     integer      not null, -- since the last success
  locked_until timestamp with time zone
);

create table mfa_proof (
  id          uuid                     not null primary key,
  user_id     uuid                     not null,
  method      varchar(16)              not null, -- TOTP
  proven_at   timestamp with time zone not null,
  purpose_id  uuid                     not null unique -- the one activation it serves
);

-- assignment: who may hold and who holds, and when -------------------------------------------------

create table eligibility (
  id           uuid                     not null primary key,
  principal_id uuid                     not null,
  role_id      uuid                     not null references role_definition (id),
  scope        varchar(256)             not null,
  start_at     timestamp with time zone not null,
  end_at       timestamp with time zone,             -- null: permanent
  removed_at   timestamp with time zone,
  live_key     varchar(400) unique                   -- at most one that is not removed; null afterwards
);
create index eligibility_principal on eligibility (principal_id);
create index eligibility_role on eligibility (role_id);

create table role_assignment (
  id              uuid                     not null primary key, -- an activation's id, where one made it
  principal_id    uuid                     not null,
  role_id         uuid                     not null references role_definition (id),
  scope           varchar(256)             not null,
  assignment_type varchar(16)              not null, -- ASSIGNED, ACTIVATED
  eligibility_id  uuid references eligibility (id),  -- what was activated
  start_at        timestamp with time zone not null,
  end_at          timestamp with time zone,          -- null: permanent
  ended_at        timestamp with time zone,
  end_reason      varchar(16),
  live_key        varchar(400) unique                -- at most one that has not ended; null afterwards
);
create index role_assignment_principal on role_assignment (principal_id);
create index role_assignment_role on role_assignment (role_id);
create index role_assignment_end on role_assignment (ended_at, end_at);
create index role_assignment_eligibility on role_assignment (eligibility_id);

-- activation: a request's life ------------------------------------------------------------------------

create table activation (
  id                uuid                     not null primary key,
  requestor_id      uuid                     not null,
  role_id           uuid                     not null references role_definition (id),
  scope             varchar(256)             not null,
  justification     varchar(500)             not null,
  ticket_number     varchar(256)             not null,
  ticket_system     varchar(256)             not null,
  requested_start   timestamp with time zone,             -- null: as soon as it is granted
  requested_end     timestamp with time zone,             -- null: the duration alone bounds it
  duration_minutes  integer                  not null,
  settings          varchar(4000)            not null,    -- the activation settings at the request
  status            varchar(32)              not null,
  status_reason     varchar(1000)            not null,
  created_at        timestamp with time zone not null,
  approval_deadline timestamp with time zone not null,
  start_at          timestamp with time zone,
  end_at            timestamp with time zone,
  completed_at      timestamp with time zone not null,    -- when it came into its present status
  open_key          varchar(400) unique                   -- at most one that is not over; null afterwards
);
create index activation_requestor on activation (requestor_id, created_at);
create index activation_status on activation (status, approval_deadline);

create table activation_finding (
  activation_id uuid         not null references activation (id),
  rule_name     varchar(64)  not null,
  met           boolean      not null,
  reason        varchar(500) not null,
  primary key (activation_id, rule_name)
);

-- One row an activation: the first decision wins.
create table activation_decision (
  activation_id uuid                     not null primary key references activation (id),
  approver_id   uuid                     not null,
  verdict       varchar(16)              not null, -- APPROVE, DENY
  justification varchar(500)             not null,
  decided_at    timestamp with time zone not null
);

-- notification: the outbox -------------------------------------------------------------------------------

create table notification_mail (
  id              uuid                     not null primary key,
  kind            varchar(32)              not null,
  correlation_id  uuid                     not null, -- the request it tells of
  recipient_id    uuid                     not null,
  address         varchar(256)             not null,
  subject         varchar(500)             not null,
  text_body       text                     not null,
  html_body       text                     not null,
  state           varchar(16)              not null, -- QUEUED, SENT, GIVEN_UP
  queued_at       timestamp with time zone not null,
  next_attempt_at timestamp with time zone not null,
  attempts        integer                  not null,
  last_error      varchar(1000)            not null,
  sent_at         timestamp with time zone
);
create index notification_mail_due on notification_mail (state, next_attempt_at);
create index notification_mail_correlation on notification_mail (correlation_id);

-- audit: the trail ------------------------------------------------------------------------------------------

create table audit_event (
  id             uuid                     not null primary key,
  activity       varchar(64)              not null,
  occurred_at    timestamp with time zone not null,
  result         varchar(16)              not null, -- success, failure
  reason         varchar(2000)            not null,
  correlation_id uuid                     not null,
  actor_id       uuid,                              -- null: the service itself
  actor_name     varchar(256)             not null,
  actor_address  varchar(64)              not null,
  role_id        uuid,
  role_name      varchar(256)             not null,
  target_id      uuid,
  target_name    varchar(256)             not null,
  details        varchar(4000)            not null  -- a JSON object of strings
);
create index audit_event_time on audit_event (occurred_at, id);
create index audit_event_actor on audit_event (actor_id, occurred_at);
create index audit_event_target on audit_event (target_id, occurred_at);
create index audit_event_correlation on audit_event (correlation_id);

-- security: how the embedded directory's people sign in ---------------------------------------------------------

create table security_password (
  user_id       uuid         not null primary key,
  password_hash varchar(256) not null
);

-- demo: a row here marks an installation that must never serve for real ------------------------------------------
create table demo_mark (
  name varchar(64) not null primary key
);
