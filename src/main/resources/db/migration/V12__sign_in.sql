-- security: tries in vain, and who is signed in ----------------------------------------------------

alter table security_password add column failures integer default 0 not null; -- since the last success
alter table security_password add column locked_until timestamp with time zone;

create table security_session (
  id           uuid                     not null primary key,
  user_id      uuid                     not null,
  began_at     timestamp with time zone not null,
  last_seen_at timestamp with time zone not null, -- to the minute
  address      varchar(64)              not null,
  agent        varchar(256)             not null, -- what the browser calls itself
  proof_id     uuid,                              -- of a second factor, given in it, for the next thing that asks
  ended_at     timestamp with time zone
);
create index security_session_user on security_session (user_id, ended_at);

-- keys: by what a database knows its keys, which lie in a file ------------------------------------------

create table keys_marker (
  slot   integer       not null primary key, -- 1
  sealed varchar(1024) not null
);

-- mfa: seeds are sealed; the key is null for those that are not yet ---------------------------------------

alter table mfa_totp alter column seed set data type varchar(1024);
alter table mfa_totp add column seed_key varchar(64);
alter table mfa_totp_pending alter column seed set data type varchar(1024);
alter table mfa_totp_pending add column seed_key varchar(64);

-- mfa: passkeys, what they are asked, and codes for the day on which the others are lost --------------------

create table mfa_passkey (
  credential_id varchar(1400)            not null primary key, -- base64url
  user_id       uuid                     not null,
  label         varchar(64)              not null,
  public_key    varchar(4000)            not null, -- COSE, base64url
  attestation   varchar(16000)           not null, -- the attestation object, base64url
  transports    varchar(256)             not null, -- with blanks between them
  sign_count    bigint                   not null,
  verifies_user boolean                  not null,
  synced        boolean                  not null, -- may be copied to other devices of its owner
  created_at    timestamp with time zone not null,
  last_used_at  timestamp with time zone
);
create index mfa_passkey_user on mfa_passkey (user_id);

create table mfa_passkey_challenge (
  challenge  varchar(128)             not null primary key, -- base64url; whoever takes it out may answer it
  expires_at timestamp with time zone not null
);
create index mfa_passkey_challenge_end on mfa_passkey_challenge (expires_at);

create table mfa_recovery_code (
  user_id   uuid        not null,
  code_hash varchar(64) not null, -- SHA-256 of 80 random bits
  used_at   timestamp with time zone,
  primary key (user_id, code_hash)
);
