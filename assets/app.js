// Everything here is an addition: the pages work without it. No eval, no inline style, no inline script.
import htmx from 'htmx.org';
import { autosave } from './js/autosave.js';
import { keys, keysSwitch, matrix } from './js/keys.js';
import { chosenFiles, confirmFirst, copyButton, counter, foldingMenu } from './js/small.js';
import { upload } from './js/upload.js';

Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  // A refused form (422) and a conflict (409) come back as a fragment that says why; other errors leave the page as it is.
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '409', swap: true, error: false },
    { code: '422', swap: true, error: false },
    { code: '[45]..', swap: false, error: true },
  ],
});

const enhancements = {
  'form[data-autosave]': autosave,
  'form[data-upload]': (form) => upload(form, (fresh) => { htmx.process(fresh); enhance(fresh); }),
  'table[data-matrix]': matrix,
  'input[data-keys-switch]': keysSwitch,
  'button[data-copy]': copyButton,
  'textarea[data-count]': counter,
  'input[type=file][data-chosen]': chosenFiles,
  'details.top__menu': foldingMenu,
};
const enhanced = new WeakSet();

/** Adds to everything in `root` that asks for it, once each. Called for the page and for every fragment put into it. */
function enhance(root) {
  for (const [selector, add] of Object.entries(enhancements)) {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.push(root);
    for (const node of found) {
      if (enhanced.has(node)) continue;
      enhanced.add(node);
      add(node);
    }
  }
}

keys();
confirmFirst();
enhance(document);
document.addEventListener('htmx:load', (event) => enhance(event.detail.elt));
// The error summary has `autofocus`; a page opened at a place (#) would keep the focus there instead.
document.querySelector('.ds-error-summary')?.focus();
