// Keeps what an address names after its hash through the sign-in, for a mail's link leads to a filled-in form by it.
// Browsers hand it from redirect to redirect, but not from a page to where its form is sent.

document.querySelectorAll('form').forEach((form) => {
  form.action += location.hash;
});
document.querySelectorAll('[data-keep-hash]').forEach((link) => {
  link.href += location.hash;
});

// What somebody began to write in Tasklist is nobody else's to read, and no form's to show in place of what is so by now.
Object.keys(localStorage)
  .filter((key) => key.startsWith('camunda-form:'))
  .forEach((key) => localStorage.removeItem(key));
