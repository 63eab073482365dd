-- How often somebody offered a wrong passkey or recovery code. One-time codes are counted beside their seeds.

create table mfa_failed_try (
  user_id      uuid        not null,
  offered      varchar(20) not null,
  failures     integer     not null, -- since the last success
  locked_until timestamp with time zone,
  primary key (user_id, offered)
);
