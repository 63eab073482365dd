-- Changes of role settings that wait for another administrator, one a role. What becomes of one is in the audit, not here.
create table role_settings_proposal (
  role_id     uuid                     not null primary key references role_definition (id),
  id          uuid                     not null unique,
  edit        text                     not null, -- what the administrator sent, as JSON
  proposer_id uuid                     not null references directory_user (id),
  proposed_at timestamp with time zone not null
);
