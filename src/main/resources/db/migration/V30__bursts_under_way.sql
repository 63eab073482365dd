-- When the bursts end that are under way: a handful of rows, where the notices that are held may be thousands.
create table notification_burst (
  kind         varchar(32)              not null,
  recipient_id uuid, -- null: an address that a role's settings name
  address      varchar(256)             not null,
  ends_at      timestamp with time zone not null
);

-- How many went to a recipient of late: those to all others are no part of it.
drop index notification_mail_released;
create index notification_mail_released on notification_mail (recipient_id, released_at);
