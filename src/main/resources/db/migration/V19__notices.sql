-- Notices are listed newest first, a page at a time, and by whom they went to.
create index notification_mail_time on notification_mail (queued_at, id);
create index notification_mail_recipient on notification_mail (recipient_id, queued_at);
