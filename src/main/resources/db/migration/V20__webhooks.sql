-- Notices go out by mail, and by webhooks: each of these is a channel by its name.
alter table notification_mail add column channel varchar(64) default 'mail' not null;
