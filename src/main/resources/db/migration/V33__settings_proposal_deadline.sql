-- Nobody decides a change of role settings that was proposed long ago. The default is for nodes of the release before.
alter table role_settings_proposal
  add column deadline timestamp with time zone default (current_timestamp + interval '7' day) not null;
