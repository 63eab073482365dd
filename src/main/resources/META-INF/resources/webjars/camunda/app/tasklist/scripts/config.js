// People sign in on the service's own page, and come back to it when their session is over.
const leaveForSignIn = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace('/sign-in');
  }
};
addEventListener('hashchange', leaveForSignIn);
leaveForSignIn();

export default {
  disableWelcomeMessage: true,
  userOperationLogAnnotationLength: 4000,
};
