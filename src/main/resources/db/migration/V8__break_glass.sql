-- breakglass: the account whose password lies in an envelope ------------------------------------------------------
create table breakglass_account (
  slot                integer                  not null primary key check (slot = 1), -- there is one at most
  user_id             uuid                     not null,
  sealed_at           timestamp with time zone not null,
  sealed_by           uuid                     not null,
  last_used_at        timestamp with time zone,          -- the last use that was told; null: none yet
  use_quiet_until     timestamp with time zone,          -- until then further uses are not told anew
  untold_failures     integer                  not null, -- sign-ins that failed since failures were told last
  failure_quiet_until timestamp with time zone
);
