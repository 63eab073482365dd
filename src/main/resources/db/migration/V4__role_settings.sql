-- Role settings, all of them. Portable between H2 and PostgreSQL. A role whose settings are older than this has the
-- defaults of whatever they did not know.

alter table role_settings add column eligible_permanent_allowed boolean default true not null;
alter table role_settings add column eligible_maximum_days integer default 365 not null;
alter table role_settings add column eligible_justification_required boolean default false not null;
alter table role_settings add column eligible_mfa_required boolean default false not null;
alter table role_settings add column active_permanent_allowed boolean default true not null;
alter table role_settings add column active_maximum_days integer default 180 not null;
alter table role_settings add column active_justification_required boolean default true not null;
alter table role_settings add column active_mfa_required boolean default false not null;
