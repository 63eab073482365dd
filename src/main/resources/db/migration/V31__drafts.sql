-- Notices are put into words when they are sent. What a build from before the release left behind was worded already, and
-- nobody can tell any more what of: it is given up, where whoever looks after notices finds it.
alter table notification_mail add column content text default '{}' not null; -- a JSON object

update notification_mail
set state = 'GIVEN_UP', last_error = 'It was queued before an upgrade.'
where state = 'QUEUED';

alter table notification_mail drop column text_body;
alter table notification_mail drop column html_body;
