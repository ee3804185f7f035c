// The walk that the site is for, in one go: home, search, the answer, a name, and back by keyboard and by link alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from './site_under_test.mjs';

for (const [how, options] of [['with script', {}], ['without script', { javaScriptEnabled: false }]]) {
  test(`home, search, the answer, a name: ${how}`, () => visit('/', options, async page => {
    const main = page.getByRole('main');
    await main.getByRole('searchbox').or(main.getByRole('combobox')).first().fill('how do i log my cpd');
    await main.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/\/search\/\?q=/);
    const first = main.getByRole('heading', { level: 2 }).or(main.getByRole('heading', { level: 3 }))
      .getByRole('link').first();
    assert.equal(await first.innerText(), 'How do I log my CPD?');

    await first.click();
    await page.waitForURL(/\/faq\/cpd\/#log$/);
    await page.getByText('enter your activities', { exact: false }).first().waitFor({ state: 'visible' });

    await page.goto('/');
    await main.getByRole('textbox', { name: 'Given name and family name' }).fill("zoe obrien smith");
    await main.getByRole('button', { name: 'Check' }).click();
    await page.waitForURL(/\/roster\/\?name=/);
    await main.getByText("Zoë Anne Marie O'Brien-Smith").first().waitFor({ state: 'visible' });
    await main.getByText('Red Deer').first().waitFor({ state: 'visible' });
    await main.getByRole('link', { name: /C\.E\.T\.|Certified Engineering Technologist/ }).first().click();
    await page.waitForURL(/\/designations\/c-e-t\/$/);
  }));
}

test('the menu of a small phone scrolls to its last link', () => visit('/faq/cpd/', { viewport: { width: 320, height: 480 } }, async page => {
  await page.getByRole('button', { name: 'Menu' }).click();
  const last = page.getByRole('navigation', { name: 'Main menu' }).getByRole('link').last();
  await page.mouse.move(160, 200);
  await page.mouse.wheel(0, 2000);
  await page.waitForTimeout(300);
  const box = await last.boundingBox();
  assert.ok(box.y > 0 && box.y + box.height <= 480, JSON.stringify(box));
}));
