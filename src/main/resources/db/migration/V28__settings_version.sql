-- Each change of a role's settings draws a new one, so that a node knows without reading them whether they are those that
-- it has read before. Older releases write none: such settings are read whole each time.

alter table role_settings add column version uuid;
