// A site in two languages: tests/e2e/bilingual, English with a part of it in French.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

process.env.MUSTER_CONTENT = fileURLToPath(new URL('../bilingual', import.meta.url));
const { phone, site_url, visit, without_script } = await import('./site_under_test.mjs');

const language = page => page.evaluate(() => document.documentElement.lang);

test('the other language of a page is one click away, and search engines are told', async () => {
  await visit('/fees/', {}, async page => {
    assert.equal(await language(page), 'en');
    const alternates = await page.locator('link[hreflang]').evaluateAll(list => list.map(link => [link.hreflang, new URL(link.href).pathname]));
    assert.deepEqual(alternates, [['en', '/fees/'], ['fr', '/fr/fees/'], ['x-default', '/fees/']]);
    await page.getByRole('link', { name: 'Français' }).click();
    await page.waitForURL('**/fr/fees/');
    assert.equal(await language(page), 'fr');
    await page.getByRole('link', { name: 'Accueil' }).click();
    await page.waitForURL('**/fr/');
    await page.getByText('Un exemple. Personne ici n’est réel.').waitFor();
  });
});

test('a page that is not translated leads to the home page of the other language', async () => {
  await visit('/history/', {}, async page => {
    assert.equal(await page.locator('link[hreflang]').count(), 0);
    await page.getByRole('link', { name: 'Français' }).click();
    await page.waitForURL('**/fr/');
  });
});

test('each language is searched by itself, in its own words', async () => {
  await visit('/fr/', without_script, async page => {
    const main = page.getByRole('main');
    await main.getByRole('searchbox').fill('cotisation');
    await main.getByRole('button', { name: 'Chercher' }).click();
    await page.waitForURL('**/fr/search/?q=cotisation');
    assert.equal(await language(page), 'fr');
    await main.getByRole('heading', { name: /résultats? pour « cotisation »/ }).waitFor();
    for (const link of await main.getByRole('heading', { level: 3 }).getByRole('link').all())
      assert.match(await link.getAttribute('href'), /^\/fr\//);
  });
  await visit('/search/?q=cotisation', without_script, page => page.getByRole('heading', { name: /Nothing found/ }).waitFor());
});

test('suggestions are in the language of the page', async () => {
  await visit('/fr/fees/', {}, async page => {
    await page.getByRole('combobox').pressSequentially('adh');
    await page.getByRole('option', { name: /Adhésion|adhérer/ }).first().click();
    await page.waitForURL('**/fr/faq/joining/**');
  });
});

test('a name is checked in French, and an error is told in French', async () => {
  await visit('/fr/roster/', phone, async page => {
    const main = page.getByRole('main');
    await main.getByRole('textbox', { name: 'Prénom et nom de famille' }).fill('noelle example');
    await main.getByRole('button', { name: 'Vérifier' }).click();
    await page.waitForURL('**/fr/roster/?name=*');
    await main.getByRole('heading', { name: 'Noëlle Example' }).waitFor();
    await main.getByText('1er novembre 2026').first().waitFor();
    await main.getByRole('link', { name: 'S.E.' }).click();
    await page.waitForURL('**/fr/designations/s-e/');
  });
  await visit('/fr/roster/?name=', {}, async page => {
    assert.match(await page.title(), /^Erreur\s: /);
    await page.getByRole('alert').getByRole('heading', { name: 'Il y a un problème' }).waitFor();
  });
});

test('a wrong French address is answered in French, with the page that was meant', async () => {
  const response = await fetch(site_url + '/fr/fee/');
  assert.equal(response.status, 404);
  const html = await response.text();
  assert.match(html, /<html lang="fr"/);
  assert.match(html, /<a href="\/fr\/fees\/">Cotisations<\/a>/);
});

for (const [how, options] of [['with script', {}], ['without script', without_script]]) {
  test(`an anchor that moved leads to its new place, ${how}`, async () => {
    for (const path of ['/fees/#moved', '/price/#late']) {
      await visit(path, options, async page => {
        if (how === 'without script') {
          const moved = page.locator('p').filter({ hasText: 'What you were looking for is here now: How long', visible: true });
          await moved.getByRole('link', { name: 'How long does it take to hear back?' }).click();
        }
        await page.waitForURL('**/fees/#wait');
        await page.getByText('Six weeks.').waitFor({ state: 'visible' });
        assert.equal(await page.locator('p').filter({ hasText: 'is here now', visible: true }).count(), 0);
      });
    }
  });
}
