// Checking a name: a yes that can be trusted, a no that nobody takes for proof. Everybody on this roster is fictional.
import assert from 'node:assert/strict';
import test from 'node:test';
import { answer_paths, phone, visit, without_script } from './site_under_test.mjs';

for (const [how, options] of [['with script', {}], ['without script', without_script], ['on a phone', phone]]) {
  test(`a name typed on the home page is answered with name, designation, city and date, ${how}`, async () => {
    await visit('/', options, async page => {
      await page.getByLabel('Given name and family name').fill("zoe anne marie o'brien-smith");
      await page.getByRole('button', { name: 'Check' }).click();
      await page.waitForURL('**/roster/?name=*');
      assert.match(await page.title(), /^Match: Check a name/);
      const main = page.getByRole('main');
      await main.getByRole('heading', { name: 'This name is on the roster' }).waitFor();
      const card = main.getByRole('article');
      assert.equal(await card.count(), 1);
      await card.getByRole('heading', { name: "Zoë Anne Marie O'Brien-Smith" }).waitFor();
      await card.getByText('Red Deer').waitFor();
      await main.getByText(/^\d+ [A-Z][a-z]+ 20\d\d$/).first().waitFor();
      assert.equal(await main.getByLabel('Given name and family name').inputValue(), "zoe anne marie o'brien-smith");
      await card.getByRole('link', { name: 'C.E.T.' }).click();
      await page.waitForURL('**/designations/c-e-t/');
    });
  });
}

test('nobody found is not told as proof, and says whom to ask', async () => {
  await visit(answer_paths.not_found, without_script, async page => {
    const main = page.getByRole('main');
    await main.getByRole('heading', { name: 'No match for “Ignatius Nobodysworth”' }).waitFor();
    assert.match(await page.title(), /^No match: Check a name/);
    await main.getByRole('heading', { name: 'This does not prove that the person is not certified.' }).waitFor();
    await main.getByText('have asked to be left out of the roster').waitFor();
    await main.getByText('Ask the office').waitFor();
    assert.equal(await main.getByRole('article').count(), 0);
  });
});

test('a name that is merely like another shows no designation', async () => {
  await visit('/roster/?name=Zora+Brienne-Smyth', without_script, async page => {
    assert.equal(await page.getByRole('article').count(), 0);
  });
});

for (const [name, message] of [['', 'Type a given name and a family name'], ['Smith', 'Type a given name as well as a family name']]) {
  test(`a name of “${name}” gets an error that leads to the field`, async () => {
    await visit('/roster/?name=' + name, {}, async (page, response) => {
      assert.equal(response.status(), 400);
      assert.match(await page.title(), /^Error: /);
      const alert = page.getByRole('alert');
      assert.ok(await alert.evaluate(element => element === document.activeElement));
      await alert.getByRole('link', { name: message }).click();
      assert.ok(await page.getByLabel('Given name and family name').evaluate(element => element === document.activeElement));
    });
  });
}

test('on paper an answer has its person, the date of the roster and the time of the check, and no form', async () => {
  await visit(answer_paths.found, {}, async page => {
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.getByRole('article').isVisible());
    for (const label of ['You typed', 'Roster as of', 'Checked']) assert.ok(await page.getByText(label, { exact: true }).isVisible(), label);
    assert.ok(await page.getByText(/20\d\d, \d\d:\d\d UTC/).isVisible());
    assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0);
  });
});

test('answers are kept by nobody and found by no search engine', async () => {
  await visit(answer_paths.found, without_script, async (page, response) => {
    assert.equal(response.headers()['cache-control'], 'no-store');
    assert.match(response.headers()['x-robots-tag'], /noindex/);
  });
});
