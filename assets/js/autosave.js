// Saves a form marked data-autosave while the person writes. Without this script the form has a button that saves.
//
// The server answers with a fragment for #save-status and the answer's new revision in X-Revision.
// One save is under way at a time, because each carries the revision that the one before it made.
import { announce, element, fragment, word } from './page.js';

const WAIT = 800;
const SLOW = 400;
// Browsers refuse a request that outlives its page when its body is larger than 64 kB.
const KEEPALIVE_LIMIT = 60_000;

export function autosave(form) {
  const state = { dirty: false, saving: null, timer: 0, conflict: false, failed: false, theirs: '', leaving: false, unloading: false };

  form.addEventListener('input', (event) => {
    if (event.target.type === 'file' || event.target.closest('[data-autosave-skip]')) return;
    state.dirty = true;
    state.unloading = false;
    schedule(form, state);
  });
  form.addEventListener('change', (event) => {
    if (event.target.matches('input[type=radio], input[type=checkbox], select') && state.dirty) save(form, state);
  });
  form.addEventListener('focusout', (event) => {
    // Whoever goes to a button of the form is about to send it all.
    const next = event.relatedTarget;
    if (state.dirty && !(next?.type === 'submit' && next.form === form)) save(form, state);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(state.timer);
    if (event.defaultPrevented) return;
    if (!state.saving) {
      state.leaving = true;
      return;
    }
    // A save under way changes the revision; the form must carry the new one.
    event.preventDefault();
    const button = event.submitter;
    state.dirty = false;
    state.saving.finally(() => form.requestSubmit(button));
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && state.dirty) save(form, state);
  });
  addEventListener('pagehide', () => { if (state.dirty) save(form, state); });
  addEventListener('online', () => { if (state.dirty && state.failed) save(form, state); });
  addEventListener('beforeunload', (event) => {
    state.unloading = true;
    if (state.leaving) return;
    if (state.conflict || (state.dirty && (state.failed || !fitsKeepalive(form)))) event.preventDefault();
  });
  // The sent form has made a new revision; a page taken back from the browser's memory still has the old one.
  addEventListener('pageshow', (event) => { if (event.persisted && state.leaving) location.reload(); });
  region()?.addEventListener('click', (event) => resolve(form, state, event.target.closest('[data-resolve]')));
}

function region() {
  return document.getElementById('save-status');
}

function schedule(form, state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form, state), WAIT);
}

function bodyOf(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  return body.toString();
}

function fitsKeepalive(form) {
  return bodyOf(form).length < KEEPALIVE_LIMIT;
}

function save(form, state) {
  clearTimeout(state.timer);
  if (state.conflict || state.leaving) return;
  if (state.saving) return; // Whoever is saving looks at `dirty` again afterwards.
  state.dirty = false;
  const slow = setTimeout(() => say(word('Saving'), 'neutral'), SLOW);
  const body = bodyOf(form);
  state.saving = fetch(form.dataset.autosave || form.action, {
    method: 'POST',
    headers: { 'HX-Request': 'true', 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
    keepalive: body.length < KEEPALIVE_LIMIT,
  })
    .then((answer) => take(form, state, answer))
    .catch(() => {
      const told = () => fail(state, word(navigator.onLine ? 'NotSaved' : 'Offline'));
      // Going to another page breaks off waiting for the answer, not the save itself: that must not be sent a second time.
      // Only if the page is still here a moment later (the link was a download) has the save failed.
      if (state.unloading) setTimeout(told, 1000);
      else told();
    })
    .finally(() => {
      clearTimeout(slow);
      state.saving = null;
      // What was written while the save was under way is saved now; after a failure it waits for the next input.
      if (state.dirty && !state.failed) save(form, state);
    });
}

async function take(form, state, answer) {
  const revision = answer.headers.get('X-Revision');
  const html = await answer.text();
  if (answer.ok) {
    state.failed = false;
    if (revision) form.elements.revision.value = revision;
    show(html);
  } else if (answer.status === 409) {
    state.conflict = true;
    state.dirty = true;
    state.theirs = revision ?? '';
    show(html);
  } else if (answer.status === 422) {
    state.failed = true;
    state.dirty = true;
    show(html);
  } else {
    fail(state, word(answer.status === 401 || answer.type === 'opaqueredirect' ? 'SignedOut' : 'NotSaved'));
  }
}

function resolve(form, state, button) {
  if (!button) return;
  if (button.dataset.resolve === 'mine') {
    state.conflict = false;
    if (state.theirs) form.elements.revision.value = state.theirs;
    save(form, state);
  } else if (button.dataset.resolve === 'theirs') {
    state.leaving = true;
    location.reload();
  }
}

function fail(state, text) {
  state.failed = true;
  state.dirty = true;
  say(text, 'danger');
}

function say(text, color) {
  const status = element('span', 'saved', text);
  status.dataset.color = color;
  region()?.replaceChildren(status);
  if (!region()) announce(text);
}

function show(html) {
  const piece = fragment(html);
  // What else on the page follows from what was saved: the inside of the element that is named.
  for (const part of piece.querySelectorAll('[data-swap]')) {
    document.getElementById(part.dataset.swap)?.replaceChildren(...part.childNodes);
    part.remove();
  }
  for (const part of piece.querySelectorAll('[data-mark]')) {
    mark(part);
    part.remove();
  }
  region()?.replaceChildren(piece);
}

// How far it has come, now that this is saved. The page was drawn with both ways to write each count: with an answer, and without.
function mark(part) {
  for (const link of document.querySelectorAll('[data-marked]')) {
    link.querySelector('svg')?.replaceWith(part.querySelector('svg').cloneNode(true));
    link.querySelector('.ds-sr-only')?.replaceChildren(`, ${part.textContent.trim()}`);
  }
  for (const place of document.querySelectorAll('[data-on]')) {
    const text = place.dataset[part.dataset.mark];
    if (place.matches('progress')) place.value = Number(text);
    else place.textContent = text;
  }
}
