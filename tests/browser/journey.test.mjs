// The whole journey as people walk it: send, open the link, answer everything with evidence, submit, rate, compare, Excel out and in.
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, assertNoSidewaysScroll, launch, openTab } from '../support/chromium.mjs';
import { Keyboard, Pointer } from '../support/hands.mjs';
import { freshPlace, run, start } from '../support/server.mjs';

const PASSWORD = 'a long password';
const nextYear = String(new Date().getFullYear() + 1);
const suppliers = [
  { name: 'Fjordtavla AS', number: '310000124', product: 'Fjordtavla skole' },
  { name: 'Vardesyn AS', number: '310000132', product: 'Vardesyn kurs' },
];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** A server with one assessor and nothing else. */
async function municipality(t, backend) {
  const place = freshPlace(backend);
  t.after(() => place.drop());
  run(place, ['migrate']);
  run(place, ['user', 'add', 'kari@nordfjorden.example', '--name', 'Kari Assessor', '--customer', 'Nordfjorden kommune', '--org-number', '310000108'], `${PASSWORD}\n`);
  const server = await start(place);
  t.after(() => server.stop());
  return { place, server };
}

async function signIn(hands, server) {
  await hands.tab.goto(`${server.address}/sign-in`);
  await hands.fill('[name=email]', 'kari@nordfjorden.example');
  await hands.fill('[name=password]', PASSWORD);
  await hands.go('main button[type=submit]');
  assert.match(hands.tab.url(), /\/overview$/);
}

/** Registers both suppliers and sends them the questionnaire. Gives the campaign's address and the links. */
async function send(hands, server) {
  const { tab } = hands;
  for (const supplier of suppliers) {
    await tab.goto(`${server.address}/suppliers/new`);
    await hands.fill('[name=name]', supplier.name);
    await hands.fill('[name=org_number]', supplier.number);
    await hands.fill('[name=contact_email]', `svar@n${supplier.number}.example`);
    await hands.fill('[name=product]', supplier.product);
    await hands.go('main button[type=submit]');
    assert.match(tab.url(), /\/suppliers\/[0-9a-f-]{36}/);
  }
  await tab.goto(`${server.address}/campaigns/new`);
  const versions = await tab.$$eval('[name=definition] option', (all) => all.map((one) => [one.textContent.trim(), one.value]));
  const skolesec = versions.find(([name]) => name === 'Skolesec ROS 1.0.0');
  assert.ok(skolesec, versions.join(' '));
  await tab.goto(`${server.address}/campaigns/new?definition=${skolesec[1]}`);
  await hands.fill('[name=title]', 'Læremidler 2027');
  if (hands instanceof Keyboard) await hands.date('[name=deadline]', [nextYear, '12', '12']);
  else await hands.fill('[name=deadline]', `${nextYear}-12-12`);
  for (const id of await tab.$$eval('[name=products]', (boxes) => boxes.map((box) => box.id))) await hands.choose(`#${id}`);
  await hands.go('main button[type=submit]');
  const campaign = new URL(tab.url()).pathname;
  assert.match(campaign, /^\/campaigns\/[0-9a-f-]{36}/, await tab.textContent('main'));
  const links = [];
  for (const mail of await tab.$$eval('td a[href$="/mail"]', (all) => all.map((link) => link.getAttribute('href')))) {
    await tab.goto(server.address + mail);
    links.push(new URL(await tab.textContent('.hash')).pathname);
  }
  assert.equal(links.length, 2);
  return { campaign, links };
}

async function openLink(hands, server, link) {
  await hands.tab.goto(server.address + link);
  await hands.go('main form button[type=submit]');
  return new URL(hands.tab.url()).pathname;
}

/** Answers all 52 questions and the head, each with a document beside it: uploaded with the first, cited from the others.
 *  By the keyboard only the first few are cited, because every one takes dozens of keys. */
async function answerEverything(hands, server, request, folder) {
  const { tab } = hands;
  await hands.go(`a[href="${request}/head"]`);
  await hands.fill('[name="org_number--text"]', '310 000 124');
  await hands.fill('[name="filled_in_by--text"]', 'Ola Leverandør');
  await hands.fill('[name="email--text"]', 'svar@fjordtavla.example');
  await hands.go('main form button[type=submit]:not([name=go])');
  await hands.go('.tasks a[href*="/questions/"]');
  const report = join(folder, 'rapport.pdf');
  writeFileSync(report, '%PDF-1.7\nan invented report');
  let answered = 0;
  while (tab.url().includes('/questions/')) {
    const here = tab.url();
    const number = Number(/\d+/.exec(await tab.textContent('.q__no'))[0]);
    if (number === 1) {
      await hands.attach('#file', report);
      const button = '.panel form[data-upload] button[type=submit]';
      if (await tab.evaluate(() => document.querySelector('#announce') !== null) && hands.scripted) {
        if (hands instanceof Keyboard) { await hands.reach(button); await tab.keyboard.press('Enter'); } else await tab.click(button);
        await tab.waitForSelector('#cited .file');
      } else {
        await hands.go(button);
      }
      assert.match(await tab.textContent('#cited'), /rapport\.pdf/);
    }
    const cites = number > 1 && (number <= 3 || !(hands instanceof Keyboard));
    if (cites) {
      if (hands instanceof Keyboard) { await hands.reach('section details summary'); await tab.keyboard.press('Enter'); } else await tab.click('section details summary');
      await hands.fill('#cite-place', `side ${number}`);
      await hands.go('section details button[type=submit]');
      assert.match(await tab.textContent('#cited'), new RegExp(`rapport\\.pdf.*side ${number}`, 's'));
    }
    if (await tab.$('#answer [name=text]')) {
      await hands.fill('#answer [name=text]', `Vi gjør dette, og dette er svar ${number}.`);
    } else {
      await hands.choose('#answer [name=value][value=yes]');
      await hands.fill('#answer [name=explanation]', `Beskrivelse til ${number}.`);
    }
    answered += 1;
    await hands.go('.save button[name=go]');
    assert.notEqual(tab.url(), here);
  }
  assert.equal(answered, 52);
  assert.match(await tab.textContent('main'), /52 av 52 besvart/);
}

async function submit(hands, request) {
  await hands.go(`a[href="${request}/submit"]`);
  assert.equal(await hands.tab.$('[name^=gap-]'), null);
  await hands.go('main form button[type=submit]');
  assert.match(hands.tab.url(), /\/receipt/);
  assert.match(await hands.tab.textContent('main'), /[0-9a-f]{64}/);
}

/** Rates so many answers, from the beginning. */
async function rate(hands, count, level) {
  const { tab } = hands;
  await hands.go('main .row a.ds-button');
  for (let rated = 0; rated < count; rated += 1) {
    assert.match(tab.url(), /\/questions\//);
    if (hands instanceof Keyboard) {
      // One letter each: the rating, and on to the next.
      await tab.keyboard.press(String(level));
      await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('j')]);
    } else {
      await hands.choose(`[name=rating][value="${level}"]`);
      await hands.go('button[value=next]');
    }
  }
}

async function finish(hands) {
  const { tab } = hands;
  if (!/\/score$/.test(tab.url())) await hands.go('a[href$="/score"]');
  if (!hands.scripted) { await hands.go('form[action$="/finish"] button'); return; }
  if (hands instanceof Keyboard) { await hands.reach('form[action$="/finish"] button'); await tab.keyboard.press('Enter'); } else await tab.click('form[action$="/finish"] button');
  await tab.waitForSelector('dialog[open]');
  await hands.go('dialog[open] button:not([data-variant])');
}

async function journey(t, backend, Hands, options = {}) {
  const { place, server } = await municipality(t, backend);
  const scripted = options.javaScriptEnabled !== false;
  const pair = async () => Object.assign(new Hands(await openTab(t, browser, { acceptDownloads: true, ...options })), { scripted });
  const member = await pair();
  await signIn(member, server);
  const { campaign, links } = await send(member, server);

  const first = await pair();
  const request = await openLink(first, server, links[0]);
  await answerEverything(first, server, request, place.folder);
  const workbook = join(place.folder, 'svar.xlsx');
  copyFileSync(await first.download(`a[href="${request}/workbook"]`), workbook);
  await submit(first, request);

  // The second supplier answers in Excel.
  const second = await pair();
  const other = await openLink(second, server, links[1]);
  await second.go(`a[href="${other}/import"]`);
  await second.attach('#file', workbook);
  await second.go('main form button[type=submit]');
  assert.match(second.tab.url(), /\/import\/[0-9a-f-]{36}$/);
  // axe is a script itself.
  if (scripted) await assertAccessible(second.tab, 'the review of a workbook');
  await assertNoSidewaysScroll(second.tab, 'the review of a workbook');
  await second.go('main form button[type=submit]');
  assert.match(await second.tab.textContent('main'), /52 svar er lagret/);
  await second.go('main .panel a.ds-button');
  assert.match(await second.tab.textContent('main'), /52 av 52 besvart/);
  await submit(second, other);

  // The municipality assesses both and compares them.
  const { tab } = member;
  await tab.goto(server.address + campaign);
  await member.go('td form button');
  await rate(member, options.rated ?? 52, 3);
  if ((options.rated ?? 52) === 52) assert.match(tab.url(), /\/score$/);
  await finish(member);
  assert.match(await tab.textContent('main'), /Merket som ferdig/);
  await tab.goto(server.address + campaign);
  await member.go('td form button');
  await rate(member, 3, 1);
  await tab.goto(server.address + campaign);
  await member.go('.pagehead a.ds-button');
  assert.equal((await tab.$$('table[data-matrix] tbody tr:not(.grp)')).length, 52);
  await inMatrix(member);
  const text = await tab.textContent('main');
  assert.match(text, /Fjordtavla AS/);
  assert.match(text, /Vardesyn AS/);
  assert.match(text, /dette er svar \d+/);
  await member.tab.goto(`${server.address}/assessments`);
  await member.go('td a[href^="/assessments/"]');
  if (/\/score$/.test(tab.url())) await member.go('.crumbs li:nth-child(2) a');
  assert.ok(await member.download('a[href$="/workbook"]'));
  assert.match(run(place, ['events', 'verify']), /every chain is whole/);
}

/** Opens a cell: by the arrow keys where there is a script, else by its link. */
async function inMatrix(hands) {
  const { tab } = hands;
  if (!hands.scripted) { await hands.go('table[data-matrix] td a'); return; }
  await new Keyboard(tab).reach('table[data-matrix] td a');
  await tab.keyboard.press('ArrowRight');
  await tab.keyboard.press('ArrowDown');
  const place = await tab.evaluate(() => {
    const cell = document.activeElement.closest('td');
    return [cell.parentElement.querySelector('.n').textContent.trim(), cell.cellIndex];
  });
  assert.deepEqual(place, ['2', 2]);
  await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')]);
}

test('the whole journey, sqlite', (t) => journey(t, 'sqlite', Pointer));
test('the whole journey, postgres', (t) => journey(t, 'postgres', Pointer));
test('the whole journey without JavaScript', (t) => journey(t, 'sqlite', Pointer, { javaScriptEnabled: false }));
test('the whole journey with the keyboard alone', (t) => journey(t, 'sqlite', Keyboard, { rated: 12 }));
