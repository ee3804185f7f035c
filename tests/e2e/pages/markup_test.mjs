// The pages as text: valid by html-validate, every link and fragment leading somewhere, every page
// near the home page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { HtmlValidate } from 'html-validate';
import { answer_paths, page_paths, site_url } from './site_under_test.mjs';

const all_paths = [...page_paths, ...Object.values(answer_paths)];
const pages = new Map();
for (const path of all_paths) pages.set(path, await (await fetch(site_url + path)).text());

test('html-validate has nothing to say', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // Matters of taste, not of correctness.
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      'no-implicit-button-type': 'off',
      // The whole sheet goes with each page; the policy allows it by its hash.
      'no-inline-style': 'error',
    },
  });
  for (const [path, html] of pages) {
    const report = await validator.validateString(html);
    const messages = report.results.flatMap(result => result.messages.map(m => `${path}:${m.line}: ${m.ruleId}: ${m.message}`));
    assert.deepEqual(messages, []);
  }
});

const ids = html => new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
const links = html => [...html.matchAll(/<a\b[^>]*? href="([^"]*)"/g)].map(([, href]) => href.replaceAll('&amp;', '&'));

test('every link on the site leads to a page, and every fragment to a place on it', async () => {
  const checked = new Map();
  for (const [path, html] of pages) {
    for (const href of links(html)) {
      const target = new URL(href, site_url + path);
      if (target.origin !== site_url) continue;
      const address = target.pathname + target.search;
      if (href.startsWith('#')) checked.set(address, { status: 200, ids: ids(html) });
      if (!checked.has(address)) {
        const response = await fetch(site_url + address, { redirect: 'manual' });
        checked.set(address, { status: response.status, ids: ids(await response.text()) });
      }
      const found = checked.get(address);
      assert.equal(found.status, 200, `${path} links to ${href}: ${found.status}`);
      const fragment = decodeURIComponent(target.hash.slice(1));
      if (fragment) assert.ok(found.ids.has(fragment), `${path} links to ${href}, which has no such place`);
    }
  }
});

test('no id is on a page twice', () => {
  for (const [path, html] of pages) {
    const all = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(all.length, new Set(all).size, `${path}: ${all}`);
  }
});

test('every page is within three clicks of the home page', () => {
  const clicks = new Map([['/', 0]]);
  const queue = ['/'];
  for (const path of queue) {
    for (const href of links(pages.get(path) ?? '')) {
      const next = new URL(href, site_url + path);
      if (next.origin !== site_url || clicks.has(next.pathname)) continue;
      clicks.set(next.pathname, clicks.get(path) + 1);
      queue.push(next.pathname);
    }
  }
  for (const path of page_paths) assert.ok(clicks.get(path) <= 3, `${path}: ${clicks.get(path) ?? 'no way'}`);
});
