-- The trail is added to and read, never changed: neither by the service nor, by mistake, by whoever looks after it. A
-- superuser can switch triggers off; that is what the signed chain is for.

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is never changed: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create trigger audit_event_unchanged before update or delete or truncate on audit_event
  for each statement execute function audit_refuse_change();
create trigger audit_seal_unchanged before update or delete or truncate on audit_seal
  for each statement execute function audit_refuse_change();
create trigger audit_checkpoint_unchanged before update or delete or truncate on audit_checkpoint
  for each statement execute function audit_refuse_change();

-- What docker/postgresql-roles.sql gives on every table of the owner, it must not give on these.
do $$
declare
  granted record;
begin
  for granted in
    select distinct table_name, grantee from information_schema.role_table_grants
    where table_schema = current_schema() and table_name in ('audit_event', 'audit_seal', 'audit_checkpoint')
      and privilege_type in ('UPDATE', 'DELETE') and grantee <> current_user
  loop
    execute format('revoke update, delete, truncate, references, trigger on %I from %I', granted.table_name, granted.grantee);
  end loop;
end
$$;
