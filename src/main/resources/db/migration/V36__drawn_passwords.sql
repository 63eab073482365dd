-- A password that was drawn cannot be guessed: wrong tries lock nobody out of it.
alter table security_password add column drawn boolean default false not null;

-- What is in the envelope was drawn.
update security_password set drawn = true where user_id in (select user_id from breakglass_account);
