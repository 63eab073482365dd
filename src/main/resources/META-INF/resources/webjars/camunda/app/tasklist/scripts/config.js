// People sign in on the service's own page, and come back to it when their session is over.
const leaveForSignIn = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace('/sign-in');
  }
};
addEventListener('hashchange', leaveForSignIn);
leaveForSignIn();

// Tasklist would show what it kept of a form in place of what is so by now, also to whoever signs in next.
Object.keys(localStorage)
  .filter((key) => key.startsWith('camunda-form:'))
  .forEach((key) => localStorage.removeItem(key));

// What the menu calls a profile is the account, with its sessions, second factors and password.
addEventListener(
  'click',
  (event) => {
    if (event.target.closest('.account .profile a')) {
      event.preventDefault();
      location.assign('/account');
    }
  },
  true,
);

export default {
  disableWelcomeMessage: true,
  userOperationLogAnnotationLength: 4000,
};
