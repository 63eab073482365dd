-- What an administrator gave and ends soon is looked for all the time, among everything that anybody ever held.
create index role_assignment_assigned_end on role_assignment (end_at) where assignment_type = 'ASSIGNED';
