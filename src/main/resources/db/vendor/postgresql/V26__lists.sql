-- What lists show of much that is over: what is held, by its beginning, and what failed. H2 knows no index of some rows
-- only, and serves small installations.
create index eligibility_open on eligibility (start_at, id) where removed_at is null;
create index role_assignment_open on role_assignment (start_at, id) where ended_at is null;
create index audit_event_failure on audit_event (occurred_at, id) where result = 'FAILURE';
