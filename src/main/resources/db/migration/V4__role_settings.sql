-- Role settings, all of them. Portable between H2 and PostgreSQL. A role whose settings are older than this has the
-- defaults of whatever they did not know.

alter table role_settings add column authentication_context varchar(3);
alter table role_settings add column eligible_permanent_allowed boolean default true not null;
alter table role_settings add column eligible_maximum_days integer default 365 not null;
alter table role_settings add column eligible_justification_required boolean default false not null;
alter table role_settings add column eligible_mfa_required boolean default false not null;
alter table role_settings add column active_permanent_allowed boolean default true not null;
alter table role_settings add column active_maximum_days integer default 180 not null;
alter table role_settings add column active_justification_required boolean default true not null;
alter table role_settings add column active_mfa_required boolean default false not null;

-- A role without rows here takes tickets from anywhere.
create table role_ticket_system (
  role_id    uuid         not null references role_definition (id),
  list_order integer      not null,
  name       varchar(256) not null,
  pattern    varchar(200) not null, -- empty: any number
  primary key (role_id, list_order)
);

-- A role without a row here about an event and a kind of recipient mails everything, to those whom it concerns.
create table role_notification (
  role_id            uuid        not null references role_definition (id),
  event              varchar(32) not null, -- ELIGIBLE_ASSIGNMENT, ACTIVE_ASSIGNMENT, ACTIVATION
  recipient          varchar(16) not null, -- ADMIN, REQUESTOR, APPROVER
  critical_only      boolean     not null,
  default_recipients boolean     not null,
  additional         text        not null, -- mail addresses, one a line
  primary key (role_id, event, recipient)
);

-- What a role asks of tickets is kept with each request: more than fitted in here before.
alter table activation alter column settings set data type text;

-- Mail goes to addresses too that are no user's.
alter table notification_mail alter column recipient_id drop not null;

-- What roles may ask for in place of MFA.
create table mfa_authentication_context (
  id                  varchar(3)    not null primary key, -- c1 to c99
  display_name        varchar(256)  not null,
  description         varchar(1024) not null,
  available           boolean       not null,
  methods             varchar(256)  not null,             -- between commas; empty: any
  maximum_age_minutes integer       not null              -- 0: a fresh proof for each activation
);
create index mfa_proof_user on mfa_proof (user_id, proven_at);
