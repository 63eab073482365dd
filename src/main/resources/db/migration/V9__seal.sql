-- security: what the service seals for callers to hand back, it seals with this key -----------------------------------
create table security_seal_key (
  slot  integer     not null primary key check (slot = 1), -- there is one
  words varchar(64) not null                                -- 160 random bits
);
