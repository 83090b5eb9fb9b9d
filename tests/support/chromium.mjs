// A browser, and what every page must hold: no error, no breach of the content security policy, nothing that axe-core finds.
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

/** Starts Chromium without the traffic that it makes of its own. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A tab in a context of its own; the test fails at its end when a page had an error or broke the policy. */
export async function openTab(t, browser, options = {}) {
  const context = await browser.newContext({ locale: 'nb-NO', ...options });
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => { if (/Content Security Policy/i.test(message.text())) errors.push(message.text()); });
  t.after(async () => { await context.close(); assert.deepEqual(errors, []); });
  return tab;
}

/** Fails with what axe-core finds by WCAG 2.2 AA and its best practice. */
export async function assertAccessible(tab, where) {
  const { violations } = await new AxeBuilder({ page: tab })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  const found = violations.map((one) => `${one.id}: ${one.help}\n${one.nodes.slice(0, 3).map((node) => `    ${node.target} ${node.failureSummary}`).join('\n')}`);
  assert.equal(found.length, 0, `${where}\n${found.join('\n')}`);
}

/** Fails when the page is wider than the window. */
export async function assertNoSidewaysScroll(tab, where) {
  const [needed, there] = await tab.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(needed <= there, `${where}: ${needed} px in a window of ${there} px`);
}
