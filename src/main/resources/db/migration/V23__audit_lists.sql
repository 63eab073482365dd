-- audit: what is rare is found without reading what is frequent
create index audit_event_activity on audit_event (activity, occurred_at);
create index audit_event_role on audit_event (role_id, occurred_at);
