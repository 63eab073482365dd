-- idempotency: what was answered to callers who may ask again ---------------------------------------------------------
create table idempotency_answer (
  key_hash     varchar(64)              not null primary key, -- of the caller and his key
  request_hash varchar(64)              not null,             -- of route and body
  claimed_at   timestamp with time zone not null,
  status       integer,                                       -- null: the request is under way, or was cut off
  location     varchar(1000),
  body         text
);
create index idempotency_answer_time on idempotency_answer (claimed_at);
