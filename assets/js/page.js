// Small things that every other module uses: the page's words, and one place from which short messages are read aloud.

/** A text from the server in the page's language, with `{name}` places filled in. They stand as data attributes on <body>. */
export function word(name, places = {}) {
  const text = document.body.dataset[`word${name}`] ?? '';
  return text.replace(/\{(\w+)\}/g, (whole, place) => (place in places ? String(places[place]) : whole));
}

/** Says a message to people who hear the page. The region is emptied first, so that the same words twice are read twice. */
export function announce(text) {
  const region = document.getElementById('announce');
  if (!region) return;
  region.textContent = '';
  setTimeout(() => { region.textContent = text; }, 50);
}

/** Makes elements from HTML that the server sent. Scripts in it do not run, by the content security policy. */
export function fragment(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** An element with a class and text. */
export function element(tag, className, text = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Is the person typing, so that a letter belongs to the text? */
export function isTyping(target) {
  return Boolean(target?.closest?.('input:not([type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, [contenteditable]'));
}
