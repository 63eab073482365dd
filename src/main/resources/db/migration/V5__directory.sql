-- directory: parts of the organisation, over which a role can be held --------------------------
create table directory_administrative_unit (
  id           uuid         not null primary key,
  display_name varchar(256) not null
);

-- mfa: the name under which an enrolment is known, and what a person has begun to enrol -----------
alter table mfa_totp add column method_id uuid;
update mfa_totp set method_id = user_id;
alter table mfa_totp alter column method_id set not null;

create table mfa_totp_pending (
  user_id    uuid                     not null primary key,
  method_id  uuid                     not null,
  replaces   uuid,                              -- the method at the time; null: there was none
  seed       varchar(256)             not null, -- base32
  expires_at timestamp with time zone not null
);
