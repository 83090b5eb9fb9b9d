// Every page of the demo, as a member and as a supplier: accessible in light and dark, wide and narrow, in bokmål and English,
// without sideways scrolling at 320 px, and with every link leading somewhere. Pages are found by following links.
import assert from 'node:assert/strict';
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
