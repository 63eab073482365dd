-- What comes in a burst goes as one summary: a notice waits until it is released by itself, or goes in a summary.
alter table notification_mail add column gist        text;                     -- null: it never goes into a summary
alter table notification_mail add column released_at timestamp with time zone; -- null: not yet, or in a summary
alter table notification_mail add column summary_id  uuid;                     -- the mail that it goes in
create index notification_mail_released on notification_mail (released_at);
create index notification_mail_summary on notification_mail (summary_id);

-- Nodes take turns at folding: whoever locks the row has it.
create table notification_folding (
  turn integer not null primary key
);
insert into notification_folding (turn) values (1);
