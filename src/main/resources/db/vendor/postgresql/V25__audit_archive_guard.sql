-- What was archived may go: by the owner of the tables, who says that this is what he is at. Nothing else changes.

create or replace function audit_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('countersign.archive', true) = 'on'
    and pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage')
  then
    return null;
  end if;
  raise exception 'The audit is never changed: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create trigger audit_archive_unchanged before update or delete or truncate on audit_archive
  for each statement execute function audit_refuse_change();

do $$
declare
  granted record;
begin
  for granted in
    select distinct grantee from information_schema.role_table_grants
    where table_schema = current_schema() and table_name = 'audit_archive' and grantee <> current_user
  loop
    execute format(
      'revoke insert, update, delete, truncate, references, trigger on audit_archive from %I', granted.grantee);
  end loop;
end
$$;
