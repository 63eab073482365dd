-- provider: which account was created for whom of an identity provider ------------------------------------------------

create table provider_identity (
  issuer  varchar(512) not null,
  subject varchar(255) not null, -- OpenID Connect Core, section 2: at most 255 characters
  user_id uuid         not null,
  primary key (issuer, subject)
);
