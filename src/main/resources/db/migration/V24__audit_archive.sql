-- audit: what was written into a segment and left the database

-- The last event of each segment. Its seal and its checkpoint stay: the chain goes on from there.
create table audit_archive (
  seq         bigint                   not null primary key, -- of the last seal
  note        varchar(1000)            not null, -- says so, signed: nobody else can let the chain begin later
  archived_at timestamp with time zone not null
);
