-- Requests are listed newest first, a page at a time.
create index activation_time on activation (created_at, id);
create index assignment_extension_time on assignment_extension (target_kind, created_at, id);
