// Writing a questionnaire as an author does: every type of question, conditions, several languages, two authors at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, launch, openTab } from '../support/chromium.mjs';
import { Keyboard, Pointer } from '../support/hands.mjs';
import { freshPlace, run, start } from '../support/server.mjs';

const PASSWORD = 'a long password';
const kinds = ['text', 'yes_no', 'single_choice', 'multiple_choice', 'number', 'date', 'table'];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** A server with one assessor and nothing else. */
async function municipality(t) {
  const place = freshPlace('sqlite');
  t.after(() => place.drop());
  run(place, ['migrate']);
  run(place, ['user', 'add', 'kari@nordfjorden.example', '--name', 'Kari Assessor', '--customer', 'Nordfjorden kommune', '--org-number', '310000108'], `${PASSWORD}\n`);
  const server = await start(place);
  t.after(() => server.stop());
  return server;
}

async function signIn(hands, server) {
  await hands.tab.goto(`${server.address}/sign-in`);
  await hands.fill('[name=email]', 'kari@nordfjorden.example');
  await hands.fill('[name=password]', PASSWORD);
  await hands.go('main button[type=submit]');
}

const here = (hands) => new URL(hands.tab.url()).pathname;
const form = 'form[aria-labelledby=part]';

/** Begins a questionnaire in bokmål and English, with its title and one section written. Gives its address. */
async function begin(hands, server) {
  const { tab } = hands;
  await tab.goto(`${server.address}/drafts/new`);
  await hands.fill('[name=title]', 'Sjekk av fagsystem');
  for (const language of ['nn', 'sv']) await tab.uncheck(`[name=languages][value=${language}]`);
  await hands.go('form:has([name=title]) button[type=submit]');
  const draft = here(hands);
  assert.match(draft, /^\/drafts\/[0-9a-f-]{36}$/);
  await hands.fill('#title-en', 'Check of a business system');
  for (const language of ['nb', 'en']) await hands.fill(`#description-${language}`, `About, ${language}.`);
  await hands.go(`${form} button[value=next]`);
  for (const language of ['nb', 'en']) {
    await hands.fill(`#title-${language}`, `Section, ${language}`);
    await hands.fill(`#intro-${language}`, `Introduction, ${language}.`);
  }
  await hands.go(`${form} button[value=save]:not([tabindex])`);
  return draft;
}

/** Adds a question of a kind at the end and writes it in both languages. */
async function write(hands, kind, number) {
  const { tab } = hands;
  await hands.go('.side--d .side__h--b button[value^=add-question]');
  assert.match(here(hands), new RegExp(`/questions/question_${number}$`));
  await hands.select('[name=kind]', kind);
  await hands.go('button[value=kind]');
  for (const language of ['nb', 'en']) {
    await hands.fill(`#subject-${language}`, `Short ${number} ${language}`);
    await hands.fill(`#text-${language}`, `Question ${number} in ${language}?`);
    const rows = await tab.$$eval(`${form} [id^=option-][id$=-${language}], ${form} [id^=column-][id$=-${language}]`, (all) => all.map((one) => one.id));
    for (const [place, id] of rows.entries()) await hands.fill(`#${id}`, `Choice ${place + 1} ${language}`);
  }
  await hands.go(`${form} button[value=save]:not([tabindex])`);
}

/** Makes the question that is shown depend on another. */
async function onlyWhen(hands, question, answer) {
  await hands.select('#about', `question:${question}`);
  await hands.go('button[value=line-add]');
  await hands.select('#line-0-is', answer);
  await hands.go(`${form} button[value=save]:not([tabindex])`);
}

async function author(t, options = {}) {
  const server = await municipality(t);
  const hands = new Pointer(await openTab(t, browser, options));
  const { tab } = hands;
  await signIn(hands, server);
  const draft = await begin(hands, server);
  for (const [place, kind] of kinds.entries()) await write(hands, kind, place + 1);
  await onlyWhen(hands, 'question_2', 'yes');
  await tab.goto(`${server.address}${draft}/check`);
  assert.equal(await tab.$$eval('.probs li', (all) => all.length), 0, await tab.textContent('main'));
  return { server, hands, draft };
}

/** Publishes the draft. Gives the address of the version. */
async function publish(hands, server, draft, number) {
  await hands.tab.goto(`${server.address}${draft}/publish`);
  assert.match(await hands.tab.textContent('.ver'), new RegExp(`${number}$`));
  const confirm = hands.tab.getByRole('dialog').locator('button').first();
  await hands.tab.click('form[action$="/publish"] button[value=publish]');
  if (await hands.tab.evaluate(() => document.querySelector('dialog[open]') !== null)) {
    await Promise.all([hands.tab.waitForEvent('load'), confirm.click()]);
  }
  await hands.tab.waitForURL(/\/questionnaires\/[0-9a-f-]{36}/);
  return here(hands);
}

/** Sends the version to a supplier and gives the link. */
async function send(hands, server, version) {
  const { tab } = hands;
  await tab.goto(`${server.address}/suppliers/new`);
  for (const [name, text] of [['name', 'Fjordtavla AS'], ['org_number', '310000124'], ['contact_email', 'svar@fjordtavla.example'], ['product', 'Fjordtavla skole']]) await hands.fill(`[name=${name}]`, text);
  await hands.go('main button[type=submit]');
  await tab.goto(`${server.address}/campaigns/new`);
  await hands.select('[name=definition]', version.split('/').pop());
  await hands.fill('[name=title]', 'Fagsystemer 2027');
  await hands.fill('[name=deadline]', `${new Date().getFullYear() + 1}-12-12`);
  await hands.choose('[name=products]');
  await hands.go('main form:has([name=title]) button[type=submit]:not([name])');
  await hands.go('td a[href$="/mail"]');
  return new URL(await tab.textContent('.hash')).pathname;
}

/** Answers as the supplier until every question that is asked is answered. Gives their kinds, in order. */
async function answer(t, server, link, options) {
  const hands = new Pointer(await openTab(t, browser, options));
  const { tab } = hands;
  await tab.goto(server.address + link);
  await hands.go('main form button[type=submit]');
  await hands.go('.tasks a[href*="/questions/"]');
  const asked = [];
  while (tab.url().includes('/questions/')) {
    const kind = await tab.evaluate(() => ['text', 'number', 'date', 'values'].find((name) => document.querySelector(`form#answer [name=${name}]`))
      ?? (document.querySelector('form#answer [name^=cell-]') ? 'table' : document.querySelector('form#answer [name=value][value=yes]') ? 'yes_no' : 'choice'));
    asked.push(kind);
    if (kind === 'text') await hands.fill('form#answer [name=text]', 'Vi gjør dette.');
    else if (kind === 'number') await hands.fill('form#answer [name=number]', '12');
    else if (kind === 'date') await hands.fill('form#answer [name=date]', '2026-01-02');
    else if (kind === 'table') await hands.fill('form#answer [name^=cell-]', 'En rad');
    else if (kind === 'yes_no') await hands.choose('form#answer [name=value][value=yes]');
    else await tab.locator(`form#answer [name=${kind === 'values' ? 'values' : 'value'}]`).first().check();
    await hands.go('main button[value=next]');
  }
  return asked;
}

const everyKind = ['text', 'yes_no', 'choice', 'values', 'number', 'date', 'table'];

test('a questionnaire of every type is written, checked, published, sent and answered, and renewed', async (t) => {
  const { server, hands, draft } = await author(t);
  const { tab } = hands;
  // A problem leads to its field, and is gone when it is put right.
  await tab.goto(`${server.address}${draft}/questions/question_3`);
  await tab.fill('#option-option_2-en', '');
  await hands.go(`${form} button[value=save]:not([tabindex])`);
  await tab.goto(`${server.address}${draft}/check`);
  await assertAccessible(tab, 'check');
  await hands.go('.probs a');
  assert.equal(new URL(tab.url()).hash, '#option-option_2-en');
  await assertAccessible(tab, 'question');
  await tab.fill('#option-option_2-en', 'Choice 2 en');
  // Saved by itself, and the supplier's view follows.
  await tab.fill('#text-nb', 'Velger dere dette?');
  await tab.locator('#preview').getByText('Velger dere dette?').waitFor();
  await tab.goto(`${server.address}${draft}/check`);
  assert.equal(await tab.$$eval('.probs li', (all) => all.length), 0);
  // In each language, as the supplier sees it.
  await tab.goto(`${server.address}${draft}/preview?lang=en&at=question_7`);
  await assertAccessible(tab, 'preview');
  assert.match(await tab.textContent('.prev'), /Question 7 in en\?/);
  assert.match(await tab.textContent('main'), /Short 2|question 2|spørsmål 2/);
  // Moved, removed and put back.
  await hands.tab.goto(`${server.address}${draft}/questions/question_2`);
  await hands.go('.side--d .out [aria-current] ~ .mv button[value="up question_2"]');
  const order = () => tab.$$eval('.side--d .sec:nth-of-type(2) .out a', (all) => all.map((link) => /question_\d/.exec(link.href)[0]));
  assert.deepEqual((await order()).slice(0, 2), ['question_2', 'question_1']);
  await hands.go('button[value="remove question_2"]');
  assert.equal((await order()).includes('question_2'), false);
  await hands.go('button[value=restore]');
  assert.equal((await order())[0], 'question_2');
  await hands.go('.side--d .out [aria-current] ~ .mv button[value="down question_2"]');
  // Published, sent and answered: what depends on a yes is asked after it.
  const version = await publish(hands, server, draft, '1.0.0');
  const link = await send(hands, server, version);
  assert.deepEqual(await answer(t, server, link), everyKind);
  // The next version: one question more, so an addition.
  await tab.goto(`${server.address}/drafts/new?base=${version.split('/').pop()}`);
  await hands.go('form:has([name=base]) button[type=submit]');
  const next = here(hands);
  await write(hands, 'text', 8);
  await tab.goto(`${server.address}${next}/publish`);
  await assertAccessible(tab, 'publish');
  await publish(hands, server, next, '1.1.0');
});

test('a questionnaire of every type is written, published and answered without JavaScript', async (t) => {
  const options = { javaScriptEnabled: false };
  const { server, hands, draft } = await author(t, options);
  const link = await send(hands, server, await publish(hands, server, draft, '1.0.0'));
  assert.deepEqual(await answer(t, server, link, options), everyKind);
});

test('two authors in the same question see both texts', async (t) => {
  const server = await municipality(t);
  const hands = new Pointer(await openTab(t, browser));
  await signIn(hands, server);
  await begin(hands, server);
  await write(hands, 'text', 1);
  const other = await hands.tab.context().newPage();
  await other.goto(hands.tab.url());
  await other.fill('#text-nb', 'Skrevet av en annen?');
  await other.locator('#preview').getByText('Skrevet av en annen?').waitFor();
  await hands.tab.fill('#text-nb', 'Skrevet av meg?');
  await hands.tab.locator('#save-status').getByText('Skrevet av en annen?').waitFor();
  await hands.tab.click('[data-resolve=mine]');
  await hands.tab.locator('#preview').getByText('Skrevet av meg?').waitFor();
});

test('a question is moved and removed with the keyboard alone', async (t) => {
  const server = await municipality(t);
  const pointer = new Pointer(await openTab(t, browser));
  await signIn(pointer, server);
  await begin(pointer, server);
  for (const number of [1, 2]) await write(pointer, 'text', number);
  const keyboard = new Keyboard(pointer.tab);
  await keyboard.go('.side--d button[value="up question_2"]');
  const first = await pointer.tab.getAttribute('.side--d .sec:nth-of-type(2) .out a', 'href');
  assert.match(first, /question_2/);
  await keyboard.go('button[value="remove question_2"]');
  await keyboard.go('button[value=restore]');
  assert.match(here(pointer), /question_2$/);
});
