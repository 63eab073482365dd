-- A live activation is extended by a request of its own, which takes its place once it is granted.
alter table activation add column extension boolean default false not null;

-- One proof may serve several requests that are made at once.
alter table mfa_proof add column uses_left integer default 0 not null;
