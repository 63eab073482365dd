-- security: what signs tokens, and which of them count no more ---------------------------------------

create table security_signing_key (
  id         varchar(64)              not null primary key,
  jwk        varchar(8000)            not null, -- sealed
  jwk_key    varchar(64)              not null, -- by the key of that name
  signs_from timestamp with time zone not null, -- nodes have seen it by then
  created_at timestamp with time zone not null
);

-- Whatever another issuer gave a user before that moment counts no more.
create table security_sign_out (
  user_id uuid                     not null primary key,
  at      timestamp with time zone not null
);

-- The embedded issuer's codes and tokens on their way, as its library keeps them.
create table oauth2_authorization (
  id                            varchar(100) not null primary key,
  registered_client_id          varchar(100) not null,
  principal_name                varchar(200) not null,
  authorization_grant_type      varchar(100) not null,
  authorized_scopes             varchar(1000),
  attributes                    text,
  state                         varchar(500),
  authorization_code_value      text,
  authorization_code_issued_at  timestamp with time zone,
  authorization_code_expires_at timestamp with time zone,
  authorization_code_metadata   text,
  access_token_value            text,
  access_token_issued_at        timestamp with time zone,
  access_token_expires_at       timestamp with time zone,
  access_token_metadata         text,
  access_token_type             varchar(100),
  access_token_scopes           varchar(1000),
  oidc_id_token_value           text,
  oidc_id_token_issued_at       timestamp with time zone,
  oidc_id_token_expires_at      timestamp with time zone,
  oidc_id_token_metadata        text,
  refresh_token_value           text,
  refresh_token_issued_at       timestamp with time zone,
  refresh_token_expires_at      timestamp with time zone,
  refresh_token_metadata        text,
  user_code_value               text,
  user_code_issued_at           timestamp with time zone,
  user_code_expires_at          timestamp with time zone,
  user_code_metadata            text,
  device_code_value             text,
  device_code_issued_at         timestamp with time zone,
  device_code_expires_at        timestamp with time zone,
  device_code_metadata          text
);

-- mfa: one more method has a longer name --------------------------------------------------------------

alter table mfa_proof alter column method set data type varchar(32);
