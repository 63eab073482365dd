-- security: what services show to get tokens ---------------------------------------------------------------------------

create table security_service_secret (
  id           uuid                     not null primary key,
  user_id      uuid                     not null, -- the service
  display_name varchar(256)             not null,
  secret_hash  varchar(64)              not null unique, -- SHA-256 of 256 random bits
  hint         varchar(3)               not null, -- how it begins
  begins_at    timestamp with time zone not null,
  ends_at      timestamp with time zone not null
);
create index security_service_secret_user on security_service_secret (user_id);
