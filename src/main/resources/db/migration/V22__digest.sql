-- The week that administrators were last told of, by its Monday (UTC): whoever moves it on, tells them.
create table notification_digest (
  id   integer not null primary key,
  week date    not null
);
insert into notification_digest (id, week) values (1, date '2026-01-05');
