// One-letter keys of a form marked data-keys, and arrow keys in a table marked data-matrix.
import { announce, isTyping } from './page.js';

const OFF = 'tillit-keys-off';

/** WCAG 2.1.4: keys of one letter can be turned off, and never count while the person types. */
export function keys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    const form = document.querySelector('form[data-keys]');
    if (!form || isOff() || document.querySelector('dialog[open]')) return;
    const target = form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!target || target.disabled) return;
    event.preventDefault();
    if (target.type === 'radio') {
      target.checked = true;
      target.focus();
      target.dispatchEvent(new Event('input', { bubbles: true }));
      target.dispatchEvent(new Event('change', { bubbles: true }));
      // What the choice asks for besides: the person goes on writing there.
      const then = document.getElementById(target.dataset.then ?? '');
      if (then && !then.value) then.focus();
    } else if (target.tagName === 'SELECT') {
      target.selectedIndex = (target.selectedIndex + 1) % target.options.length;
      announce(target.selectedOptions[0]?.text ?? '');
      target.dispatchEvent(new Event('input', { bubbles: true }));
      target.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      target.click();
    }
  });
}

function isOff() {
  try {
    return localStorage.getItem(OFF) === '1';
  } catch {
    return false; // Storage is refused: the keys are on, as the page says.
  }
}

/** The box that turns the keys off, kept in this browser. It is hidden until the script runs, because without it there are no keys. */
export function keysSwitch(box) {
  box.checked = !isOff();
  box.closest('[hidden]')?.removeAttribute('hidden');
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, '1');
    } catch {
      box.checked = true;
    }
  });
}

/** One tab stop for the whole table; the arrows move between the links of its cells. */
export function matrix(table) {
  const rows = [...table.rows]
    .map((row) => [...row.querySelectorAll('td a')])
    .filter((row) => row.length);
  if (!rows.length) return;
  for (const link of rows.flat()) link.tabIndex = -1;
  rows[0][0].tabIndex = 0;
  table.addEventListener('focusin', (event) => {
    if (!event.target.matches('td a')) return;
    for (const link of table.querySelectorAll('td a[tabindex="0"]')) link.tabIndex = -1;
    event.target.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const y = rows.findIndex((row) => row.includes(event.target));
    if (y < 0) return;
    const x = rows[y].indexOf(event.target);
    const last = rows.length - 1;
    const to = {
      ArrowRight: [y, x + 1],
      ArrowLeft: [y, x - 1],
      ArrowDown: [y + 1, x],
      ArrowUp: [y - 1, x],
      PageDown: [Math.min(y + 10, last), x],
      PageUp: [Math.max(y - 10, 0), x],
      Home: [event.ctrlKey ? 0 : y, 0],
      End: [event.ctrlKey ? last : y, rows[event.ctrlKey ? last : y].length - 1],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    rows[to[0]]?.[to[1]]?.focus();
  });
}
