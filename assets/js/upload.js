// Sends a form marked data-upload with progress and a way to cancel. Without this script the form is sent as it is.
//
// The answer is the HTML of the element that data-upload names (`data-upload="#evidence"`), which it replaces.
// XMLHttpRequest and not fetch: fetch tells nothing about what has been sent.
import { announce, element, fragment, word } from './page.js';

export function upload(form, enhance) {
  form.addEventListener('submit', (event) => {
    const chosen = [...form.querySelectorAll('input[type=file]')].flatMap((input) => [...input.files]);
    if (event.defaultPrevented || !chosen.length) return;
    event.preventDefault();
    if (form.querySelector('.upload-progress')) return; // One at a time; the first is still on its way.
    send(form, event.submitter, chosen.map((file) => file.name).join(', '), enhance);
  });
  if (form.hasAttribute('data-upload-now')) {
    form.addEventListener('change', (event) => {
      if (event.target.type === 'file' && event.target.files.length) form.requestSubmit();
    });
  }
}

function send(form, button, name, enhance) {
  const request = new XMLHttpRequest();
  const shown = progress(form, name, () => request.abort());
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);

  request.upload.addEventListener('progress', (event) => {
    if (!event.lengthComputable) return;
    const percent = Math.round((event.loaded / event.total) * 100);
    shown.bar.value = percent;
    shown.text.textContent = percent < 100 ? word('Uploading', { name, percent }) : word('Checking', { name });
  });
  request.addEventListener('load', () => {
    shown.box.remove();
    // What was sent has a page of its own.
    const next = request.getResponseHeader('HX-Redirect');
    if (next && request.status < 400) return location.assign(next);
    const page = (request.getResponseHeader('Content-Type') ?? '').startsWith('text/html');
    // A refused file comes back as the same fragment with the reason in it. A whole page is not a fragment: somebody signed out.
    if (!page || request.status >= 500 || /^\s*<!doctype/i.test(request.responseText)) return failed(form, word('NotUploaded', { name }));
    replace(form.dataset.upload, request.responseText, enhance);
    if (request.status < 400) done(form, word('Uploaded', { name }));
  });
  request.addEventListener('error', () => { shown.box.remove(); failed(form, word('NotUploaded', { name })); });
  request.addEventListener('abort', () => {
    shown.box.remove();
    announce(word('UploadCancelled', { name }));
    form.querySelector('input[type=file]')?.focus();
  });
  request.open('POST', form.action);
  request.setRequestHeader('HX-Request', 'true');
  request.send(body);
  announce(word('Uploading', { name, percent: 0 }));
}

function progress(form, name, cancel) {
  form.querySelector('.upload-failed, .upload-done')?.remove();
  const box = element('div', 'upload-progress file');
  const middle = element('div', 'stack stack--sm');
  const bar = element('progress', 'bar');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  const text = element('p', 'xs muted', word('Uploading', { name, percent: 0 }));
  middle.append(element('p', 'small strong', name), bar, text);
  const button = element('button', 'ds-button', word('Cancel'));
  button.type = 'button';
  button.dataset.variant = 'tertiary';
  button.dataset.size = 'sm';
  button.addEventListener('click', cancel);
  box.append(middle, button);
  form.append(box);
  return { box, bar, text };
}

// The form is ready for the next file, and what became of this one stands in it.
function done(form, message) {
  form.reset();
  for (const input of form.querySelectorAll('input[type=file]')) input.dispatchEvent(new Event('change', { bubbles: true }));
  const told = element('p', 'upload-done saved', message);
  told.dataset.color = 'success';
  form.append(told);
  announce(message);
}

function failed(form, message) {
  const box = element('p', 'upload-failed ds-alert', message);
  box.dataset.color = 'danger';
  box.setAttribute('role', 'alert');
  form.append(box);
}

function replace(selector, html, enhance) {
  const old = document.querySelector(selector);
  if (!old) return location.reload();
  const content = fragment(html);
  const fresh = content.querySelector(selector) ?? content.firstElementChild;
  old.replaceWith(content);
  if (!fresh) return undefined;
  enhance(fresh);
  if (fresh.dataset.title) document.title = fresh.dataset.title;
  const summary = fresh.querySelector('.ds-error-summary');
  if (summary) return summary.focus();
  // Focus was inside what has gone.
  fresh.tabIndex = -1;
  fresh.focus({ preventScroll: true });
  return undefined;
}
