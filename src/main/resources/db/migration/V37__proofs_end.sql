-- Whoever was signed out everywhere proves himself anew: what he had proved until then serves nothing further.
create table mfa_proof_end (
  user_id uuid                     not null primary key,
  at      timestamp with time zone not null
);
