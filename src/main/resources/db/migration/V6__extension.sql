-- assignment: requests to extend or renew what an administrator gave for a time ----------------------

create table assignment_extension (
  id                     uuid                     not null primary key, -- the business key of its process
  kind                   varchar(16)              not null, -- EXTEND, RENEW
  target_kind            varchar(16)              not null, -- ELIGIBLE, ACTIVE
  target_id              uuid                     not null, -- the eligibility's id, or the role assignment's
  target_start           timestamp with time zone not null, -- as it stood at the request
  target_end             timestamp with time zone,          -- as it stood at the request; null: permanent
  requestor_id           uuid                     not null,
  role_id                uuid                     not null references role_definition (id),
  scope                  varchar(256)             not null,
  asked_start            timestamp with time zone,          -- null: as soon as it is approved
  asked_end              timestamp with time zone,          -- null: permanent
  justification          varchar(500)             not null,
  status                 varchar(16)              not null,
  status_reason          varchar(1000)            not null,
  created_at             timestamp with time zone not null,
  deadline               timestamp with time zone not null, -- from when on no decision counts any more
  completed_at           timestamp with time zone not null, -- when it came into its present status
  approver_id            uuid,                              -- null: not decided
  verdict                varchar(16),                       -- APPROVE, DENY
  decision_justification varchar(500),
  decided_at             timestamp with time zone,
  granted_id             uuid,                              -- what it led to; null: nothing
  granted_kind           varchar(16),
  granted_start          timestamp with time zone,
  granted_end            timestamp with time zone,          -- null: permanent, where there is a granted_id
  pending_key            varchar(64) unique                 -- at most one that is pending; null afterwards
);
create index assignment_extension_requestor on assignment_extension (requestor_id, created_at);
create index assignment_extension_status on assignment_extension (status, deadline);

create table assignment_extension_finding (
  extension_id uuid         not null references assignment_extension (id),
  rule_name    varchar(64)  not null, -- a rule that was not met
  reason       varchar(500) not null,
  primary key (extension_id, rule_name)
);

-- A row here says that people were told of an end that comes. The end is part of the key: one that is moved is told anew.
create table assignment_warning (
  assignment_id uuid                     not null,
  stage         varchar(16)              not null,
  end_at        timestamp with time zone not null,
  warned_at     timestamp with time zone not null,
  primary key (assignment_id, stage, end_at)
);
create index eligibility_end on eligibility (end_at);
