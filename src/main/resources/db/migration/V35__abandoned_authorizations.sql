-- Whoever is asked for his consent and leaves, leaves a row with no time in it.
alter table oauth2_authorization
  add column created_at timestamp with time zone default current_timestamp not null;
