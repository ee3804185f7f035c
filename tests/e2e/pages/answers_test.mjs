// Questions and answers: each answer is reached by its link, by find-in-page, on paper and without script; folding is
// a help on top of that.
import assert from 'node:assert/strict';
import test from 'node:test';
import { browser, page_paths, site_url, visit, without_script } from './site_under_test.mjs';

const faq_paths = page_paths.filter(path => /^\/faq\/.+/.test(path));

/// The answer that follows the heading of that id, as the page has it now.
const answer_shown = (page, id) => page.evaluate(anchor => {
  const answer = document.getElementById(anchor).nextElementSibling;
  return answer.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && answer.offsetHeight > 15;
}, id);

const anchors = page => page.evaluate(() => [...document.querySelectorAll('main h2[id]')].map(heading => heading.id));

test('the demonstration has questions to test with', () => assert.ok(faq_paths.length >= 10, faq_paths.join()));

for (const [how, options] of [['with script', {}], ['without script', without_script]]) {
  test(`a link to any question shows its answer, ${how}`, async () => {
    for (const path of faq_paths) {
      const ids = await visit(path, without_script, async page => page.locator('main h2[id]').evaluateAll(list => list.map(({ id }) => id)));
      assert.ok(ids.length > 0, path);
      for (const id of ids) {
        await visit(`${path}#${id}`, options, async page => {
          const heading = page.locator(`[id="${id}"]`);
          await heading.waitFor();
          const box = await heading.boundingBox();
          assert.ok(box.y >= 0 && box.y < 720, `${path}#${id} is not in view: ${box.y}`);
          assert.ok(await page.evaluate(anchor => document.getElementById(anchor).nextElementSibling.offsetHeight > 15, id), `${path}#${id}`);
        });
      }
    }
  });
}

test('with script, answers are folded under buttons in their headings, and opening one closes no other', async () => {
  await visit('/faq/cpd/', {}, async page => {
    const headings = page.getByRole('main').getByRole('heading', { level: 2 });
    const count = await headings.count();
    const buttons = headings.getByRole('button');
    assert.equal(await buttons.count(), count);
    assert.equal(await page.getByRole('button', { expanded: true }).count(), 0);
    await buttons.nth(0).click();
    await buttons.nth(1).press('Enter');
    await buttons.nth(2).press('Space');
    assert.equal(await page.getByRole('button', { expanded: true }).count(), 3);
    assert.deepEqual(await Promise.all((await anchors(page)).map(id => answer_shown(page, id))),
      Array.from({ length: count }, (_, at) => at < 3));
    await buttons.nth(1).click();
    assert.equal(await page.getByRole('button', { expanded: true }).count(), 2);
  });
});

test('all answers open and close together', async () => {
  await visit('/faq/cpd/', {}, async page => {
    await page.getByRole('button', { name: 'Show all answers' }).click();
    assert.equal(await page.getByRole('button', { expanded: false }).count(), 0);
    await page.getByRole('button', { name: 'Hide all answers' }).click();
    assert.equal(await page.getByRole('button', { expanded: true }).count(), 0);
  });
});

test('a link within the page opens its question, also a second time', async () => {
  await visit('/faq/permit-to-practice/', {}, async page => {
    const first = page.getByRole('button', { name: /practise alone in my own name/ });
    const second = page.getByRole('button', { name: /only employee of my own company/ });
    await first.click();
    await page.getByRole('link', { name: 'through an organization' }).click();
    assert.equal(await second.getAttribute('aria-expanded'), 'true');
    await second.click();
    await page.getByRole('link', { name: 'through an organization' }).click();
    assert.equal(await second.getAttribute('aria-expanded'), 'true');
  });
});

test('an address that means nothing does no harm', async () => {
  await visit('/faq/cpd/#100%', {}, async page => {
    await page.getByRole('button', { name: 'What is CPD?' }).click();
    await page.getByRole('button', { name: 'What is CPD?', expanded: true }).waitFor();
  });
});

test('find-in-page opens what it finds', async () => {
  await visit('/faq/cpd/#:~:text=soft%20skills%20as%20a%20professional', {}, async page => {
    await page.getByRole('button', { name: 'What is CPD?', expanded: true }).waitFor({ timeout: 5000 });
    assert.ok(await answer_shown(page, (await anchors(page))[0]));
  });
});

for (const [how, options] of [['with script', {}], ['without script', without_script]]) {
  test(`paper has every answer, ${how}`, async () => {
    for (const path of [...faq_paths, '/cpd/']) {
      await visit(path, options, async page => {
        await page.emulateMedia({ media: 'print' });
        const answers = page.locator('.answer');
        const heights = await answers.evaluateAll(list => list.map(answer => answer.offsetHeight));
        assert.ok(heights.length > 0 && heights.every(height => height > 15), `${path}: ${heights}`);
      });
    }
  });
}

test('without script every answer is open', async () => {
  for (const path of faq_paths) {
    await visit(path, without_script, async page => {
      const heights = await page.locator('.answer').evaluateAll(list => list.map(answer => answer.offsetHeight));
      assert.ok(heights.every(height => height > 15), `${path}: ${heights}`);
    });
  }
});

test('when the script does not come, the answers open by themselves', async () => {
  const context = await browser.newContext({ baseURL: site_url });
  const page = await context.newPage();
  await page.route('**/*.js', route => route.abort());
  await page.goto('/faq/cpd/');
  await page.waitForTimeout(5000);
  const heights = await page.locator('.answer').evaluateAll(list => list.map(answer => answer.offsetHeight));
  assert.ok(heights.every(height => height > 15), `${heights}`);
  await context.close();
});

test('a script that comes after the answers have opened leaves them open', async () => {
  const page = await browser.newPage({ baseURL: site_url });
  await page.route('**/questions*.js', async route => {
    await new Promise(resolve => setTimeout(resolve, 5000));
    await route.continue();
  });
  await page.goto('/faq/cpd/');
  await page.getByRole('button', { name: 'Hide all answers' }).waitFor();
  assert.equal(await page.getByRole('button', { expanded: false }).count(), 0);
  await page.close();
});

test('folding moves nothing, however late the script is and whatever answer the address names', async () => {
  for (const [delay, width] of [[0, 1280], [800, 1280], [0, 320], [800, 320], [800, 412]]) {
    const context = await browser.newContext({ baseURL: site_url, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    });
    await page.route('**/*.js', async route => {
      await new Promise(resolve => setTimeout(resolve, delay));
      await route.continue();
    });
    for (const path of ['/faq/cpd/', '/faq/cpd/#log', '/faq/permit-to-practice/#outcomes', '/cpd/', '/cpd/#log', '/designations/c-e-t/']) {
      await page.goto('about:blank');
      await page.goto(path);
      await page.waitForTimeout(delay + 300);
      const shifts = await page.evaluate(() => window.shifts);
      assert.equal(shifts, 0, `${path}, ${width} px, script ${delay} ms late`);
    }
    await context.close();
  }
});

test('each answer has a link of its own, which a click copies', async () => {
  const context = await browser.newContext({ baseURL: site_url, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto('/faq/cpd/');
  await page.getByRole('button', { name: 'How do I log my CPD?' }).click();
  await page.getByRole('link', { name: 'Link to this answer' }).click();
  await page.getByRole('status').filter({ hasText: 'Link copied' }).waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), site_url + '/faq/cpd/#log');
  await page.getByRole('link', { name: 'Link copied' }).click();
  await page.getByRole('link', { name: 'Link copied' }).waitFor({ state: 'detached', timeout: 8000 });
  await context.close();
});
