// What axe says by its rules for WCAG 2.2 A and AA and its best practices, and whether a page is as wide as its window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/// The rules whose findings depend on colours alone.
export const colour_rules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

async function findings(page, rules) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const { violations } = await page.evaluate(run => window.axe.run({ runOnly: run }), rules);
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target} ${node.failureSummary}`));
}

/// Fails with what is wrong on `page`, which `what` names, as it is shown now.
export async function check(page, what, rules = tags) {
  assert.deepEqual(await findings(page, rules), [], what);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${what}: ${overflow} px wider than the window`);
}
