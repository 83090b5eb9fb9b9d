// Every page of the demo, as a member and as a supplier: accessible in light and dark, wide and narrow, in bokmål and English,
// without sideways scrolling at 320 px, and with every link leading somewhere. Pages are found by following links.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertAccessible, assertNoSidewaysScroll, launch, openTab } from '../support/chromium.mjs';
import { freshPlace, start } from '../support/server.mjs';

const atOnce = { concurrency: 2 };
let browser; let place; let server;

before(async () => {
  place = freshPlace('sqlite');
  server = await start(place, ['serve', '--migrate', '--demo']);
  browser = await launch();
});
after(async () => { await browser?.close(); await server?.stop(); place?.drop(); });

/** The kind of a page: its path with ids, keys and queries taken out. */
function kindOf(path) {
  const [bare, query] = path.split('?');
  const kind = bare.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/[0-9a-f]{64}/g, '{token}').replace(/\/questions\/[^/]+$/, '/questions/{question}');
  return query ? `${kind}?` : kind;
}

/** Follows links from `path` and gives one address of each kind of page, after checking that all of them open. */
async function crawl(tab, first) {
  const queue = [...first];
  const seen = new Map();
  while (queue.length > 0) {
    const path = queue.shift();
    if (seen.has(kindOf(path))) continue;
    seen.set(kindOf(path), path);
    const response = await tab.goto(server.address + path);
    assert.equal(response.status(), 200, path);
    const links = await tab.$$eval('a[href^="/"]:not([download])', (all) => all.map((link) => link.getAttribute('href').replace(/#.*/, '')));
    queue.push(...links.filter((link) => !/\/(workbook|evidence\/[^/]+)$/.test(link) && !link.startsWith('/assets/')));
  }
  return [...seen.values()];
}

/** Checks the pages in every look, as many looks at once as the parent test allows. */
async function look(t, paths, language, prepare) {
  const looks = [1440, 390].flatMap((width) => ['light', 'dark'].map((colorScheme) => [width, colorScheme]));
  await Promise.all(looks.map(([width, colorScheme]) => t.test(`${language} ${width} px ${colorScheme}`, async (t) => {
    const locale = language === 'nb' ? 'nb-NO' : 'en-GB';
    const tab = await openTab(t, browser, { locale, colorScheme, viewport: { width, height: 900 } });
    await prepare(tab);
    for (const path of paths) {
      await tab.goto(server.address + path);
      assert.equal(await tab.getAttribute('html', 'lang'), language, path);
      await assertAccessible(tab, `${path} (${language}, ${width} px, ${colorScheme})`);
    }
  })));
  await t.test(`${language} 320 px`, async (t) => {
    const tab = await openTab(t, browser, { locale: language === 'nb' ? 'nb-NO' : 'en-GB', viewport: { width: 320, height: 700 } });
    await prepare(tab);
    for (const path of paths) {
      await tab.goto(server.address + path);
      await assertNoSidewaysScroll(tab, path);
    }
  });
}

async function signIn(tab) {
  const line = server.lines.find((one) => /\banna@/.test(one));
  assert.ok(line, `no sign-in is printed: ${server.lines.join('\n')}`);
  const [, email, password] = /(\S+@\S+)\s+(\S+)/.exec(line);
  await tab.goto(`${server.address}/sign-in`);
  await tab.fill('[name=email]', email);
  await tab.fill('[name=password]', password);
  await tab.click('main button[type=submit]');
  await tab.waitForURL('**/overview');
}

function demoLinks() {
  return server.lines.map((line) => /\/l\/\S+/.exec(line)?.[0]).filter(Boolean);
}

for (const language of ['nb', 'en']) {
  test(`a member's pages, ${language}`, atOnce, async (t) => {
    const tab = await openTab(t, browser, { locale: language === 'nb' ? 'nb-NO' : 'en-GB' });
    await signIn(tab);
    const paths = await crawl(tab, ['/overview']);
    assert.ok(paths.length >= 15, `only ${paths.length} kinds of pages were found: ${paths.join(' ')}`);
    await look(t, paths, language, signIn);
  });

  test(`a supplier's pages, ${language}`, atOnce, async (t) => {
    const links = demoLinks();
    assert.ok(links.length >= 2, 'the demo prints links of suppliers');
    const openLink = (link) => async (tab) => {
      await tab.goto(server.address + link);
      await tab.click('main form[method=post] button[type=submit]');
      await tab.waitForURL(/\/r\//);
    };
    const open = openLink(links[0]);
    const tab = await openTab(t, browser, { locale: language === 'nb' ? 'nb-NO' : 'en-GB' });
    await open(tab);
    const paths = await crawl(tab, [new URL(tab.url()).pathname, links[0]]);
    assert.ok(paths.length >= 8, `only ${paths.length} kinds of pages were found: ${paths.join(' ')}`);
    await look(t, paths, language, open);
  });

  test(`pages for anybody, ${language}`, atOnce, async (t) => {
    await look(t, ['/sign-in', '/help', '/privacy', '/accessibility'], language, async () => {});
  });
}

test('an unknown page and an unknown link have pages of their own', async (t) => {
  const tab = await openTab(t, browser);
  for (const path of ['/nowhere', `/l/${'0'.repeat(64)}`]) {
    const response = await tab.goto(server.address + path);
    assert.equal(response.status(), 404, path);
    await assertAccessible(tab, path);
  }
});

test('error pages and link pages do not scroll sideways at 320 px', async (t) => {
  const links = demoLinks();
  const tab = await openTab(t, browser, { viewport: { width: 320, height: 700 } });
  for (const [path, status] of [
    ['/nowhere', 404], [`/l/${'0'.repeat(64)}`, 404], [`/r/${'0'.repeat(36)}`, 404], [links[0], 200], [links[1], 200],
  ]) {
    const response = await tab.goto(server.address + path);
    assert.equal(response.status(), status, path);
    await assertNoSidewaysScroll(tab, path);
  }
});

// Pages that no link of the demo leads to: what comes of forms, and links whose time is over.

/** Looks at the page that the tab shows, on a phone as well. */
async function assertGood(tab, where) {
  await assertAccessible(tab, where);
  const before = tab.viewportSize();
  await tab.setViewportSize({ width: 320, height: 700 });
  await assertNoSidewaysScroll(tab, where);
  await tab.setViewportSize(before);
}

/** Does something that leads to another page and gives its status. */
async function leads(tab, act) {
  const arrived = tab.waitForResponse((one) => one.request().isNavigationRequest() && one.status() !== 303);
  await Promise.all([tab.waitForEvent('load'), act()]);
  return (await arrived).status();
}

/** Sends a form as a browser without a script does, after a change to its fields. */
const send = (tab, selector, fields = {}) => leads(tab, () => tab.evaluate(([form, values]) => {
  const found = document.querySelector(form);
  for (const [name, value] of Object.entries(values)) found.elements.namedItem(name).value = value;
  HTMLFormElement.prototype.submit.call(found);
}, [selector, fields]));

/** A server of its own: these tests change what the others look at. */
async function ownDemo(t, settings = {}) {
  const own = freshPlace('sqlite');
  Object.assign(own.environment, settings);
  const demo = await start(own, ['serve', '--migrate', '--demo']);
  t.after(async () => { await demo.stop(); own.drop(); });
  const links = demo.lines.map((line) => /\/l\/\S+/.exec(line)?.[0]).filter(Boolean);
  const [, email, password] = /(\S+@\S+)\s+(\S+)/.exec(demo.lines.find((one) => /\banna@/.test(one)));
  const member = async () => {
    const tab = await openTab(t, browser);
    await tab.goto(`${demo.address}/sign-in`);
    assert.equal(await send(tab, 'main form', { email, password }), 200);
    return tab;
  };
  return { demo, links, member };
}

test('what comes of a supplier\'s forms', async (t) => {
  const { demo, links } = await ownDemo(t);
  const tab = await openTab(t, browser);
  await tab.goto(demo.address + links[0]);
  await leads(tab, () => tab.click('main form[method=post] button[type=submit]'));
  const base = new URL(tab.url()).pathname;

  await tab.goto(`${demo.address}${base}/evidence`);
  await tab.setInputFiles('#file', { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 plan') });
  await leads(tab, () => tab.click('main form[enctype] button[type=submit]'));
  await tab.goto(`${demo.address}${base}`);
  await tab.goto(demo.address + await tab.getAttribute('.tasks a[href*="/questions/"], .ql a[href*="/questions/"]', 'href'));
  const question = new URL(tab.url()).pathname;
  assert.equal(await send(tab, 'section details form'), 200);
  await tab.goto(`${demo.address}${base}/evidence`);
  const removal = await tab.$$eval('form[action$="/remove"]', (all) => all.findIndex((form) => form.closest('li')?.textContent.includes('plan.pdf')));
  assert.notEqual(removal, -1);
  assert.equal(await leads(tab, () => tab.$$eval('form[action$="/remove"]', (all, at) => all[at].submit(), removal)), 200);
  assert.match(tab.url(), /\/remove$/);
  await assertGood(tab, 'the page that asks before a cited document is deleted');

  // The revision of a page that was opened before the answer was saved.
  await tab.goto(demo.address + question);
  const answer = `form[action="${question}"]`;
  const stale = await tab.inputValue(`${answer} [name=revision]`);
  assert.equal(await send(tab, answer, { text: 'Noe som er skrevet først.' }), 200);
  await tab.goto(demo.address + question);
  assert.equal(await send(tab, answer, { text: 'Noe som er skrevet etterpå.', revision: stale }), 409);
  await assertGood(tab, 'two who answer at once');

  await tab.goto(`${demo.address}${base}`);
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.click(`a[href="${base}/workbook"]`)]);
  await tab.goto(`${demo.address}${base}/import`);
  await tab.setInputFiles('#file', { name: 'svar.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(await download.path()) });
  await leads(tab, () => tab.click('main form button[type=submit]'));
  assert.match(tab.url(), /\/import\/[0-9a-f-]{36}$/);
  assert.equal(await send(tab, 'main form[action*="/import/"]'), 200);
  await assertGood(tab, 'an import that is done');

  await tab.goto(`${demo.address}${base}/submit`);
  assert.equal(await send(tab, `form[action="${base}/submit"]`, { submitted_by: '' }), 422);
  await assertGood(tab, 'sending in while something is missing');
  await tab.goto(`${demo.address}${base}/head`);
  const owed = { 'org_number--text': '310 000 124', 'filled_in_by--text': 'Kari' };
  assert.equal(await send(tab, `form[action="${base}/head"]`, owed), 200);
  await tab.goto(`${demo.address}${base}/submit`);
  await send(tab, `form[action="${base}/submit"]`, { submitted_by: 'Kari', reason: 'Kommer i januar.' });
  assert.match(tab.url(), /\/receipt/, await tab.textContent('main'));
  await assertGood(tab, 'a receipt');
  const used = await openTab(t, browser);
  await used.goto(demo.address + links[0]);
  await assertGood(used, 'a link that has been used');
});

test('what comes of a member\'s forms, and links whose time is over', async (t) => {
  const { demo, links, member } = await ownDemo(t);
  const tab = await member();
  await tab.goto(`${demo.address}/suppliers/new`);
  assert.equal(await send(tab, 'form[action="/suppliers"]', { name: 'Et navn', org_number: '1' }), 422);
  await assertGood(tab, 'a form with faults');
  await tab.goto(`${demo.address}/campaigns`);
  const campaigns = await tab.$$eval('main a[href^="/campaigns/"]', (all) => all.map((link) => link.getAttribute('href')));
  let mails = [];
  for (const path of campaigns.filter((one) => one !== '/campaigns/new')) {
    await tab.goto(demo.address + path);
    mails = mails.concat(await tab.$$eval('td a[href$="/mail"]', (all) => all.map((link) => link.getAttribute('href'))));
  }
  let old;
  for (const path of mails) {
    await tab.goto(demo.address + path);
    const link = await tab.$('.hash');
    if (link === null || !await tab.$('form[action$="/link"]')) continue;
    old = new URL(await link.textContent()).pathname;
    assert.equal(await send(tab, 'form[action$="/link"]'), 200);
    break;
  }
  assert.ok(old, `no link can be replaced: ${mails}`);
  const visitor = await openTab(t, browser);
  assert.equal((await visitor.goto(demo.address + old)).status(), 410);
  await assertGood(visitor, 'a link that was replaced');
  assert.equal((await visitor.goto(`${demo.address}/l/${'0'.repeat(64)}`)).status(), 404);
  await assertGood(visitor, 'a link that there is not');

  // A link lives on for so many days after the deadline, and one deadline of the demo is long past.
  const other = await ownDemo(t, { TILLIT_LINK_DAYS: '1' });
  const statuses = [];
  for (const link of other.links) {
    const status = (await visitor.goto(other.demo.address + link)).status();
    statuses.push(status);
    if (status === 410) await assertGood(visitor, 'a link whose time is over');
  }
  assert.ok(statuses.includes(410), statuses.join(' '));
});
