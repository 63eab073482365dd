-- Roles are given to groups as well as to users.
alter table eligibility add column principal_type varchar(16) default 'USER' not null; -- USER, GROUP
alter table role_assignment add column principal_type varchar(16) default 'USER' not null;

-- What administrators ordered, and what became of it.
create table assignment_request (
  id             uuid                     not null primary key,
  kind           varchar(16)              not null, -- ELIGIBLE, ACTIVE
  action         varchar(16)              not null, -- ASSIGN, UPDATE, REMOVE, EXTEND, RENEW
  principal_type varchar(16)              not null,
  principal_id   uuid                     not null,
  role_id        uuid                     not null references role_definition (id),
  scope          varchar(256)             not null,
  start_at       timestamp with time zone,
  end_at         timestamp with time zone,          -- null: permanent, or removed
  justification  varchar(500)             not null,
  ticket_number  varchar(256)             not null,
  ticket_system  varchar(256)             not null,
  ordered_by     uuid                     not null,
  ordered_at     timestamp with time zone not null,
  target_id      uuid                     not null  -- the eligibility or the active assignment
);
create index assignment_request_time on assignment_request (kind, ordered_at, id);
create index assignment_request_principal on assignment_request (principal_id, ordered_at);

-- What is done to groups is told as well.
alter table audit_event add column target_type varchar(16) default 'USER' not null; -- USER, GROUP
