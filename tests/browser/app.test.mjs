// What assets/app.js adds to a page, against a small server of its own: answers of every kind, at once or late, or none.
// The pages of the product are tested by the journeys; here stand the cases that a real server seldom gives.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const dist = fileURLToPath(new URL('../../assets/dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}manifest.json`, 'utf8'));
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const words = {
  saving: 'Saving', 'not-saved': 'Not saved', offline: 'Offline', 'signed-out': 'Signed out', uploading: 'Uploading {name} {percent}',
  checking: 'Checking {name}', uploaded: '{name} uploaded', 'not-uploaded': '{name} not uploaded', 'upload-cancelled': '{name} cancelled',
  cancel: 'Cancel', copied: 'Copied', 'not-copied': 'Not copied', count: '{count} of {max}', left: '{left} left',
};
const page = (content) => `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/${manifest['app.css']}"><script type="module" src="/${manifest['app.js']}"></script></head>
<body ${Object.entries(words).map(([name, text]) => `data-word-${name}="${text}"`).join(' ')}><main>${content}</main><div id="announce" class="ds-sr-only" role="status"></div></body></html>`;
const answerForm = `<form id="answer" method="post" action="/answer" data-autosave><input type="hidden" name="revision" value="7" autocomplete="off">
<label for="text">Text</label><textarea class="ds-input" id="text" name="text"></textarea><button type="submit" name="next" value="1">Next</button></form>
<a href="/elsewhere">Elsewhere</a><div id="save-status" role="status"></div>`;
const uploadForm = `<div id="evidence"><p>None yet</p></div><form method="post" action="/upload" enctype="multipart/form-data" data-upload="#evidence"><label for="file">File</label><input type="file" id="file" name="file"><button type="submit">Upload</button></form>`;
const pages = {
  '/answer': answerForm,
  '/elsewhere': '<h1>Elsewhere</h1>',
  '/upload': uploadForm,
  '/matrix': `<table data-matrix><thead><tr><th>Q</th><th>A</th><th>B</th></tr></thead><tbody>${[1, 2, 3].map((row) => `<tr><th>${row}</th><td><a href="/elsewhere">${row}a</a></td><td><a href="/elsewhere">${row}b</a></td></tr>`).join('')}</tbody></table>`,
  '/keys': `<form data-keys><input type="radio" name="rating" value="0" data-key="0" aria-label="0"><input type="radio" name="rating" value="3" data-key="3" aria-label="3"><textarea aria-label="Reason"></textarea><button type="button" id="next" data-key="j">Next</button></form>
<div hidden><input type="checkbox" data-keys-switch aria-label="Keys"></div><p id="pressed"></p>`,
  '/small': `<form method="post" action="/delete"><button type="submit" name="delete" value="9" data-confirm="Delete it?">Delete</button></form><button type="button" data-copy="the link" hidden>Copy</button>
<label for="t">T</label><textarea id="t" maxlength="50" data-count="t-count"></textarea><p id="t-count">Up to 50</p>`,
};

let browser; let base; let server; let seen; let replies;

before(async () => {
  server = createServer(async (request, reply) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    reply.setHeader('Content-Security-Policy', policy);
    if (request.method === 'GET') {
      const file = Object.values(manifest).includes(request.url.slice(1)) || request.url.endsWith('.woff2');
      if (file) {
        const type = request.url.endsWith('.css') ? 'text/css' : request.url.endsWith('.js') ? 'text/javascript' : 'font/woff2';
        return reply.setHeader('Content-Type', type).end(readFileSync(dist + request.url.slice(1)));
      }
      return reply.setHeader('Content-Type', 'text/html; charset=utf-8').end(page(pages[request.url] ?? ''));
    }
    const sent = { url: request.url, script: request.headers['hx-request'] === 'true', body, form: Object.fromEntries(new URLSearchParams(body)) };
    seen.push(sent);
    const answer = (sent.script ? replies.shift() : undefined) ?? {};
    if (answer.wait) await new Promise((done) => { setTimeout(done, answer.wait); });
    if (answer.drop) return request.socket.destroy();
    if (!sent.script) return reply.writeHead(303, { Location: '/elsewhere' }).end();
    const headers = { 'Content-Type': 'text/html; charset=utf-8', ...answer.headers };
    return reply.writeHead(answer.status ?? 200, headers).end(answer.html ?? '<span class="saved">Saved</span>');
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
after(async () => { await browser.close(); server.close(); });
beforeEach(() => { seen = []; replies = []; });

/** Opens a page in a fresh context and fails the test on an error in the page or a breach of the policy. */
async function open(t, path) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => { if (/Content Security Policy/.test(message.text())) errors.push(message.text()); });
  await tab.goto(base + path);
  t.after(async () => { await context.close(); assert.deepEqual(errors, []); });
  return tab;
}
const saves = () => seen.filter((sent) => sent.script);
const revision = (tab) => tab.locator('[name=revision]').inputValue();
async function until(what, check) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await check()) return;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  assert.fail(`not within five seconds: ${what}`);
}

test('what is written is saved after a pause, once, with the revision, and the answer is shown', async (t) => {
  const tab = await open(t, '/answer');
  replies = [{ headers: { 'X-Revision': '8' } }, { headers: { 'X-Revision': '9' } }];
  await tab.locator('#text').pressSequentially('abc', { delay: 50 });
  await until('a save', () => saves().length === 1);
  await until('the revision', async () => await revision(tab) === '8');
  assert.deepEqual(saves()[0].form, { revision: '7', text: 'abc' });
  assert.equal(await tab.locator('#save-status').textContent(), 'Saved');
  await tab.locator('#text').pressSequentially('d');
  await until('a second save', () => saves().length === 2);
  assert.equal(saves()[1].form.revision, '8');
});

test('leaving the field saves at once', async (t) => {
  const tab = await open(t, '/answer');
  await tab.locator('#text').fill('abc');
  await tab.locator('#text').blur();
  await until('a save', () => saves().length === 1);
});

test('what is written during a slow save is saved afterwards with the new revision', async (t) => {
  const tab = await open(t, '/answer');
  replies = [{ wait: 700, headers: { 'X-Revision': '8' } }];
  await tab.locator('#text').fill('one');
  await tab.locator('#text').blur();
  await until('the first save', () => saves().length === 1);
  await tab.locator('#text').fill('one two');
  await until('the second save', () => saves().length === 2);
  assert.deepEqual(saves().map((sent) => sent.form), [{ revision: '7', text: 'one' }, { revision: '8', text: 'one two' }]);
});

test('following a link saves what was written a moment ago', async (t) => {
  const tab = await open(t, '/answer');
  replies = [{ wait: 300 }];
  await tab.locator('#text').fill('last words');
  await tab.getByText('Elsewhere').click();
  await tab.waitForURL('**/elsewhere');
  await until('a save', () => saves().length > 0);
  await tab.waitForTimeout(500);
  assert.deepEqual(saves().map((sent) => sent.form.text), ['last words']);
});

test('sending the form during a save waits for it and carries its revision', async (t) => {
  const tab = await open(t, '/answer');
  replies = [{ wait: 600, headers: { 'X-Revision': '8' } }];
  await tab.locator('#text').fill('abc');
  await tab.locator('#text').blur();
  await until('the save', () => saves().length === 1);
  await tab.getByRole('button', { name: 'Next' }).click();
  await tab.waitForURL('**/elsewhere');
  assert.deepEqual(seen.map((sent) => [sent.script, sent.form.revision, sent.form.next]), [[true, '7', undefined], [false, '8', '1']]);
});

test('a conflict stops saving until the person chooses, and then uses the revision of the other text', async (t) => {
  const tab = await open(t, '/answer');
  replies = [{ status: 409, headers: { 'X-Revision': '40' }, html: '<p>Somebody else wrote here. <button type="button" data-resolve="mine">Keep mine</button></p>' }, { headers: { 'X-Revision': '41' } }];
  await tab.locator('#text').fill('mine');
  await tab.locator('#text').blur();
  await tab.getByText('Somebody else wrote here.').waitFor();
  await tab.locator('#text').fill('mine, longer');
  await tab.waitForTimeout(1200);
  assert.equal(saves().length, 1);
  await tab.getByRole('button', { name: 'Keep mine' }).click();
  await until('the revision', async () => await revision(tab) === '41');
  assert.deepEqual(saves()[1].form, { revision: '40', text: 'mine, longer' });
});

test('a save that does not arrive is said in words and tried again at the next input', async (t) => {
  const tab = await open(t, '/answer');
  replies = [{ drop: true }, { drop: true }, { status: 500 }, { status: 200, headers: { 'X-Revision': '8' } }];
  await tab.locator('#text').fill('one');
  await tab.getByText('Not saved').waitFor();
  assert.equal(await revision(tab), '7');
  const before = saves().length;
  // Chromium itself repeats a request whose connection broke, so the number of tries is not fixed.
  for (let n = 0; n < 4 && !(await tab.locator('#save-status').textContent()).startsWith('Saved'); n += 1) {
    await tab.locator('#text').pressSequentially('x');
    await tab.waitForTimeout(1200);
  }
  assert.ok(saves().length > before);
  assert.equal(await revision(tab), '8');
});

test('without a net the page says so, and saves when the net is back', async (t) => {
  const tab = await open(t, '/answer');
  await tab.context().setOffline(true);
  await tab.locator('#text').fill('offline words');
  await tab.getByText('Offline').waitFor();
  await tab.context().setOffline(false);
  await until('a save', () => saves().length === 1);
  assert.equal(saves()[0].form.text, 'offline words');
});

test('somebody who is signed out is told, and is not shown the sign-in page as an answer', async (t) => {
  const tab = await open(t, '/answer');
  replies = [{ status: 303, headers: { Location: '/elsewhere' } }];
  await tab.locator('#text').fill('abc');
  await tab.getByText('Signed out').waitFor();
});

test('an upload shows progress, and its answer replaces the list', async (t) => {
  const tab = await open(t, '/upload');
  replies = [{ wait: 500, html: '<div id="evidence"><p>report.pdf is here</p></div>' }];
  await tab.locator('#file').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(200_000, 'a') });
  await tab.getByRole('button', { name: 'Upload' }).click();
  await tab.getByRole('progressbar', { name: 'report.pdf' }).waitFor();
  await tab.getByText('report.pdf is here').waitFor();
  assert.equal(await tab.locator('progress').count(), 0);
  assert.equal(seen[0].body.length > 200_000, true);
  await until('it is said', async () => await tab.locator('#announce').textContent() === 'report.pdf uploaded');
  // The form is ready for the next file, and says what became of this one.
  assert.equal(await tab.locator('#file').evaluate((input) => input.files.length), 0);
  assert.equal(await tab.locator('form .upload-done').textContent(), 'report.pdf uploaded');
});

test('a refused upload shows the reason that the server gives', async (t) => {
  const tab = await open(t, '/upload');
  replies = [{ status: 422, html: '<div id="evidence"><p>report.exe cannot be used</p></div>' }];
  await tab.locator('#file').setInputFiles({ name: 'report.exe', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await tab.getByRole('button', { name: 'Upload' }).click();
  await tab.getByText('report.exe cannot be used').waitFor();
});

test('an upload can be cancelled, and one that fails says so', async (t) => {
  const tab = await open(t, '/upload');
  replies = [{ wait: 3000 }, { status: 500, html: 'x' }];
  await tab.locator('#file').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await tab.getByRole('button', { name: 'Upload' }).click();
  await tab.getByRole('button', { name: 'Cancel' }).click();
  await until('the progress is gone', async () => await tab.locator('.upload-progress').count() === 0);
  assert.ok(await tab.getByText('None yet').isVisible());
  await tab.getByRole('button', { name: 'Upload' }).click();
  await tab.getByRole('alert').filter({ hasText: 'report.pdf not uploaded' }).waitFor();
});

test('the arrows move in the matrix, which is one tab stop, and Enter opens', async (t) => {
  const tab = await open(t, '/matrix');
  assert.equal(await tab.locator('a[tabindex="0"]').count(), 1);
  await tab.keyboard.press('Tab');
  const at = () => tab.evaluate(() => document.activeElement.textContent);
  const path = [['ArrowRight', '1b'], ['ArrowDown', '2b'], ['Home', '2a'], ['Control+End', '3b'], ['ArrowRight', '3b'], ['Control+Home', '1a'], ['PageDown', '3a']];
  for (const [key, expected] of path) {
    await tab.keyboard.press(key);
    assert.equal(await at(), expected, key);
  }
  assert.equal(await tab.locator('a[tabindex="0"]').count(), 1);
  await tab.keyboard.press('Enter');
  await tab.waitForURL('**/elsewhere');
});

test('keys of one letter work outside text, and can be turned off for good', async (t) => {
  const tab = await open(t, '/keys');
  const checked = () => tab.locator('[name=rating]:checked').evaluateAll((found) => found.map((node) => node.value));
  await tab.keyboard.press('3');
  assert.deepEqual(await checked(), ['3']);
  await tab.keyboard.press('0');
  assert.deepEqual(await checked(), ['0']);
  await tab.locator('textarea').focus();
  await tab.keyboard.press('3');
  assert.deepEqual(await checked(), ['0']);
  await tab.locator('[data-keys-switch]').uncheck();
  await tab.reload();
  assert.equal(await tab.locator('[data-keys-switch]').isChecked(), false);
  await tab.keyboard.press('3');
  assert.deepEqual(await checked(), []);
});

test('a button that asks first sends its form only after yes', async (t) => {
  const tab = await open(t, '/small');
  await tab.getByRole('button', { name: 'Delete' }).click();
  const dialog = tab.getByRole('dialog', { name: 'Delete it?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal(seen.length, 0);
  await tab.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await tab.waitForURL('**/elsewhere');
  assert.deepEqual(seen[0].form, { delete: '9' });
});

test('a copy button copies and says so, and the counter counts', async (t) => {
  const tab = await open(t, '/small');
  await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab.getByRole('button', { name: 'Copy' }).click();
  await until('it is said', async () => await tab.locator('#announce').textContent() === 'Copied');
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), 'the link');
  await tab.locator('#t').fill('x'.repeat(44));
  assert.equal(await tab.locator('#t-count').textContent(), '', 'far from the limit it is only noise');
  await tab.locator('#t').fill('x'.repeat(48));
  assert.equal(await tab.locator('#t-count').textContent(), '48 of 50');
  await until('little is left', async () => await tab.locator('#announce').textContent() === '2 left');
});
