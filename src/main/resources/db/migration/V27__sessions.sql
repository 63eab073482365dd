-- security: sessions of browsers, on whatever node; the columns are those of Spring Session, by whose name they are known ----

create table spring_session (
  primary_id            varchar(36) not null primary key,
  session_id            varchar(36) not null, -- the browser has it sealed
  creation_time         bigint      not null, -- milliseconds since 1970, as all times here
  last_access_time      bigint      not null, -- to the minute
  max_inactive_interval integer     not null, -- seconds
  expiry_time           bigint      not null,
  principal_name        varchar(100)          -- unused: security_session tells whose they are
);
create unique index spring_session_id on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);

create table spring_session_attributes (
  session_primary_id varchar(36)  not null references spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null, -- sealed
  primary key (session_primary_id, attribute_name)
);
