// Copying, counting, asking first, the names of chosen files, the folded menu.
import { announce, element, word } from './page.js';

/** A button marked data-copy copies that text and says so. It is hidden until the script runs. */
export function copyButton(button) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const done = await copy(button.dataset.copy);
    const label = button.querySelector('[data-copy-label]') ?? button;
    const before = label.dataset.before ?? label.textContent;
    label.dataset.before = before;
    label.textContent = word(done ? 'Copied' : 'NotCopied');
    announce(label.textContent);
    setTimeout(() => { label.textContent = before; }, 4000);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard is closed outside HTTPS; selecting in a field is the old way.
    const field = element('textarea', 'ds-sr-only');
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

/** "3900 av 4000 tegn" under a text area when little is left; then that is read aloud too, once the person pauses. */
export function counter(area) {
  const shown = document.getElementById(area.dataset.count);
  const max = Number(area.maxLength);
  if (!shown || max <= 0) return;
  let timer = 0;
  const isNear = () => max - area.value.length <= max / 10;
  const update = () => { shown.textContent = isNear() ? word('Count', { count: area.value.length, max }) : ''; };
  area.addEventListener('input', () => {
    update();
    clearTimeout(timer);
    const left = max - area.value.length;
    if (isNear()) timer = setTimeout(() => announce(word('Left', { left })), 1000);
  });
  update();
}

/** A submit button marked data-confirm asks in a dialog before its form is sent. */
export function confirmFirst() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button[data-confirm]');
    if (!button || button.dataset.confirmed) return;
    event.preventDefault();
    event.stopPropagation();
    ask(button);
  }, true);
}

function ask(button) {
  const dialog = element('dialog', 'ds-dialog');
  const question = element('p', 'ds-paragraph', button.dataset.confirm);
  question.id = 'confirm-question';
  dialog.setAttribute('aria-labelledby', question.id);
  const choices = element('div', 'row');
  const yes = element('button', 'ds-button', button.textContent.trim());
  yes.type = 'button';
  yes.dataset.color = button.dataset.color || 'accent';
  const no = element('button', 'ds-button', word('Cancel'));
  no.type = 'button';
  no.dataset.variant = 'secondary';
  choices.append(yes, no);
  const inside = element('div', 'stack');
  inside.append(question, choices);
  dialog.append(inside);
  dialog.addEventListener('close', () => { dialog.remove(); button.focus(); });
  no.addEventListener('click', () => dialog.close());
  yes.addEventListener('click', () => {
    dialog.close();
    button.dataset.confirmed = 'yes';
    button.click();
    delete button.dataset.confirmed;
  });
  document.body.append(dialog);
  dialog.showModal();
  no.focus(); // What can be undone is the choice at hand.
}

/** The names of the chosen files, which the design system's drop area hides. */
export function chosenFiles(input) {
  const shown = document.getElementById(input.dataset.chosen);
  if (!shown) return;
  input.addEventListener('change', () => {
    shown.textContent = [...input.files].map((file) => file.name).join(', ');
  });
}

/** Escape closes the menu and gives focus back to its button. */
export function foldingMenu(menu) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}
