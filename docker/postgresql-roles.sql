-- Two roles for Countersign on PostgreSQL 14 or later: one that owns its tables and migrates them, one that the service
-- works as. The second can add to the audit and read it, and nothing else with it. Run by a superuser, in the database of
-- Countersign, before the first start or later; a second run changes nothing:
--
--   psql -d countersign -f postgresql-roles.sql
--   psql -d countersign -c '\password countersign_owner' -c '\password countersign_app'
--
-- Then: SPRING_FLYWAY_USER=countersign_owner, SPRING_FLYWAY_PASSWORD=…, SPRING_DATASOURCE_USERNAME=countersign_app,
-- SPRING_DATASOURCE_PASSWORD=…

do $$
begin
  if not exists (select from pg_roles where rolname = 'countersign_owner') then
    create role countersign_owner login;
  end if;
  if not exists (select from pg_roles where rolname = 'countersign_app') then
    create role countersign_app login;
  end if;
end
$$;

revoke all on schema public from public;
grant usage, create on schema public to countersign_owner;
-- Create: the engine makes its own tables.
grant usage, create on schema public to countersign_app;

-- An installation that had one role: its tables become the owner's; the engine's stay who makes them.
do $$
declare
  one record;
begin
  for one in
    select tablename from pg_tables where schemaname = 'public'
      and tablename not like 'act\_%' and tableowner <> 'countersign_owner'
  loop
    execute format('alter table public.%I owner to countersign_owner', one.tablename);
  end loop;
  for one in
    select tablename from pg_tables where schemaname = 'public'
      and tablename like 'act\_%' and tableowner <> 'countersign_app'
  loop
    execute format('alter table public.%I owner to countersign_app', one.tablename);
  end loop;
  if to_regprocedure('public.audit_refuse_change()') is not null then
    alter function public.audit_refuse_change() owner to countersign_owner;
  end if;
end
$$;

-- What there is, and what migrations will add; its migration takes back what is too much on the audit's tables.
grant select, insert, update, delete on all tables in schema public to countersign_app;
grant usage on all sequences in schema public to countersign_app;
alter default privileges for role countersign_owner in schema public
  grant select, insert, update, delete on tables to countersign_app;
alter default privileges for role countersign_owner in schema public
  grant usage on sequences to countersign_app;

do $$
declare
  one text;
begin
  foreach one in array array ['audit_event', 'audit_seal', 'audit_checkpoint', 'audit_archive', 'flyway_schema_history']
  loop
    if to_regclass('public.' || one) is not null then
      execute format('revoke update, delete, truncate, references, trigger on public.%I from countersign_app', one);
    end if;
  end loop;
end
$$;
