-- ldap: which account and which group is which entry of the other directory, and how its reading goes ----------------

create table ldap_user (
  entry_id varchar(256) not null primary key, -- by which the other directory knows it for good
  user_id  uuid         not null unique,
  gone     boolean      not null,             -- the last reading found it no more
  shut     boolean      not null              -- it was disabled for that, so it is enabled when it is back
);

create table ldap_group (
  entry_id varchar(256) not null primary key,
  group_id uuid         not null unique,
  gone     boolean      not null
);

create table ldap_state (
  slot          integer                  not null primary key check (slot = 1), -- there is one
  claim         uuid,                                                           -- who is reading; null: nobody
  claimed_until timestamp with time zone,
  due_at        timestamp with time zone,                                       -- null: at once
  succeeded_at  timestamp with time zone,
  failed_at     timestamp with time zone,
  failure       varchar(1000)
);
insert into ldap_state (slot) values (1);

-- Entries that the last reading that succeeded could not take over.
create table ldap_fault (
  place   integer       not null primary key,
  entry   varchar(512)  not null,
  message varchar(1000) not null
);

-- security: tries in vain, of whoever has a password here or elsewhere -------------------------------------------------

create table security_failed_sign_in (
  user_id      uuid    not null primary key,
  failures     integer not null, -- since the last success
  locked_until timestamp with time zone
);
insert into security_failed_sign_in (user_id, failures, locked_until)
  select user_id, failures, locked_until from security_password where failures > 0;
alter table security_password drop column failures;
alter table security_password drop column locked_until;
