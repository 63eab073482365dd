// Has a passkey answer, wherever a page has a button for it.

const csrf = document.querySelector('meta[name=csrf]');
const fault = document.querySelector('[data-passkey-fault]');

async function post(address, body) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [csrf.dataset.header]: csrf.content },
    body: JSON.stringify(body ?? {}),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(json.message ?? 'It did not work. Load the page again.');
  }
  return json;
}

async function prove(button) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post(`${button.dataset.passkey}/question`));
  const answer = await navigator.credentials.get({ publicKey });
  const then = button.dataset.then ? `?then=${button.dataset.then}` : '';
  return post(button.dataset.passkey + then, answer.toJSON());
}

async function add(button) {
  const label = document.querySelector(button.dataset.label).value.trim();
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await post(`${button.dataset.addPasskey}/question`));
  const answer = await navigator.credentials.create({ publicKey });
  return post(`${button.dataset.addPasskey}?label=${encodeURIComponent(label)}`, answer.toJSON());
}

function serve(button, ceremony) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    fault.hidden = true;
    try {
      // With what the address names after its hash: a mail's link leads to a filled-in form by it.
      location.assign((await ceremony(button)).location + location.hash);
    } catch (problem) {
      // What the browser itself says of a ceremony that was broken off tells people nothing.
      fault.textContent = problem instanceof DOMException ? 'No passkey answered.' : problem.message;
      fault.hidden = false;
    }
  });
}

// Browsers without passkeys, or that are too old to speak of them in JSON, get no button.
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  document.querySelectorAll('[data-passkey]').forEach((button) => serve(button, prove));
  document.querySelectorAll('[data-add-passkey]').forEach((button) => serve(button, add));
}
