// Search as visitors meet it: the field in every header, suggestions while they type, the page of results.
import assert from 'node:assert/strict';
import test from 'node:test';
import { answer_paths, browser, page_paths, phone, site_url, visit, without_script } from './site_under_test.mjs';

test('every page has one search field in view', async () => {
  for (const path of [...page_paths, ...Object.values(answer_paths)]) {
    await visit(path, without_script, async page => {
      assert.equal(await page.getByRole('search').filter({ visible: true }).count(), 1, path);
      await page.getByRole('searchbox', { name: path.startsWith('/fr/') ? 'Chercher dans ce site' : 'Search this site' }).waitFor();
    });
  }
});

for (const [how, options] of [['with script', {}], ['without script', without_script], ['on a phone', phone]]) {
  test(`a question typed on any page leads to its answer, ${how}`, async () => {
    await visit('/privacy/', options, async page => {
      await page.getByLabel('Search this site').filter({ visible: true }).fill('how do i log my cpd');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search/?q=how+do+i+log+my+cpd');
      const main = page.getByRole('main');
      await main.getByRole('heading', { name: /^\d+ results for “how do i log my cpd”$/ }).waitFor();
      assert.equal(await main.getByLabel('Search this site').inputValue(), 'how do i log my cpd');
      assert.match(await page.title(), /results for “how do i log my cpd”/);
      await main.getByRole('heading', { level: 3 }).first().getByRole('link', { name: 'How do I log my CPD?' }).click();
      await page.waitForURL('**/faq/cpd/#log');
      assert.ok(await page.getByText('Open the CPD online log and enter your activities').isVisible());
    });
  });
}

test('results narrow by topic and go on from page to page, keeping the query', async () => {
  await visit('/search/?q=cpd', without_script, async page => {
    const all = Number((await page.getByRole('heading', { name: /results for/ }).textContent()).match(/\d+/)[0]);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL('**/search/?q=cpd&page=2');
    await page.getByText(/^Page 2 of \d+$/).waitFor();
    const topics = page.getByRole('navigation', { name: 'Topics' });
    await topics.getByRole('link').nth(1).click();
    await page.waitForURL(/\/search\/\?q=cpd&category=/);
    assert.equal(await topics.locator('[aria-current]').count(), 1);
    const some = Number((await page.getByRole('heading', { name: /results? for/ }).textContent()).match(/\d+/)[0]);
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
  });
});

test('a misspelled query is corrected and said to be', async () => {
  await visit(answer_paths.corrected, without_script, async page => {
    await page.getByRole('heading', { name: /results for “professional development”/ }).waitFor();
    await page.getByText('You typed “porfessional devlopment”').waitFor();
    await page.getByRole('link', { name: 'Search for exactly that' }).click();
    assert.equal(await page.getByRole('main').getByLabel('Search this site').inputValue(), '"porfessional devlopment"');
  });
});

test('nothing found says what to try and whom to ask', async () => {
  await visit(answer_paths.nothing_found, without_script, async page => {
    await page.getByRole('heading', { name: 'Nothing found for “xylophonist”' }).waitFor();
    await page.getByText('Check the spelling').waitFor();
    await page.getByText('Ask the office').waitFor();
  });
});

test('suggestions are a combobox: arrows choose, Escape keeps focus and text, Enter goes', async () => {
  await visit('/privacy/', {}, async page => {
    const field = page.getByRole('combobox', { name: 'Search this site' });
    await field.pressSequentially('log');
    const options = page.getByRole('option');
    await options.first().waitFor();
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    assert.equal(await page.getByRole('option', { selected: true }).count(), 0);

    await page.keyboard.press('ArrowDown');
    const chosen = page.getByRole('option', { selected: true });
    assert.equal(await chosen.getAttribute('id'), await field.getAttribute('aria-activedescendant'));
    await page.keyboard.press('ArrowUp');
    assert.equal(await chosen.count(), 0);

    await page.keyboard.press('Escape');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    assert.equal(await field.inputValue(), 'log');
    assert.ok(await field.evaluate(element => element === document.activeElement));

    await page.keyboard.press('ArrowDown');
    const first = await chosen.textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#/);
    assert.equal(first, 'How do I log my CPD?');
    await page.getByRole('button', { name: first, expanded: true }).waitFor();
  });
});

test('Escape before suggestions come keeps them away, and what is typed next asks again', async () => {
  await visit('/privacy/', {}, async page => {
    const field = page.getByRole('combobox');
    await field.pressSequentially('cp');
    await page.getByRole('option').first().waitFor();
    await page.route('**/api/suggest?q=cpd', async route => {
      await new Promise(resolve => setTimeout(resolve, 300));
      await route.continue().catch(() => {});
    });
    await field.pressSequentially('d');
    await page.waitForTimeout(150);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(600);
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await field.press('Backspace');
    await page.getByRole('listbox').waitFor();
  });
});

test('moving in the text leaves the suggestions, leaving the field forgets them', async () => {
  await visit('/privacy/', {}, async page => {
    const field = page.getByRole('combobox');
    const chosen = page.getByRole('option', { selected: true });
    await field.pressSequentially('log');
    await page.getByRole('option').first().waitFor();
    for (const key of ['ArrowLeft', 'Home', 'End', 'ArrowRight']) {
      await page.keyboard.press('ArrowDown');
      assert.equal(await chosen.count(), 1);
      await page.keyboard.press(key);
      assert.equal(await chosen.count(), 0, key);
    }
    await page.keyboard.press('Tab');
    await field.focus();
    assert.equal(await page.getByRole('option').count(), 0);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option').first().waitFor();
  });
});

test('the suggestion that is chosen is in view on a phone', async () => {
  await visit('/', phone, async page => {
    await page.getByRole('combobox').filter({ visible: true }).pressSequentially('cpd');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowUp');
    const box = await page.getByRole('option', { selected: true }).boundingBox();
    assert.ok(box.y >= 0 && Math.floor(box.y + box.height) <= 640, JSON.stringify(box));
  });
});

test('what makes suggestions comes when somebody goes to the field, and then asks for what was typed meanwhile', async () => {
  const context = await browser.newContext({ baseURL: site_url });
  const page = await context.newPage();
  const asked = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await page.route('**/assets/suggest.*.js', async route => {
    await new Promise(resolve => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('/privacy/', { waitUntil: 'networkidle' });
  assert.deepEqual(asked.filter(path => path.includes('suggest')), []);
  const field = page.getByRole('combobox', { name: 'Search this site' });
  await field.pressSequentially('log');
  assert.equal(await page.getByRole('option').count(), 0);
  await page.getByRole('option').first().waitFor();
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await page.getByRole('link', { name: 'Home' }).focus();
  await field.focus();
  assert.equal(await page.getByRole('listbox', { includeHidden: true }).count(), 1);
  assert.equal(asked.filter(path => path.includes('/suggest.')).length, 1);
  await context.close();
});

test('Enter on what was typed searches for it, with suggestions open', async () => {
  await visit('/privacy/', {}, async page => {
    await page.getByRole('combobox').pressSequentially('log');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=log');
  });
});

test('a suggestion can be clicked', async () => {
  await visit('/', {}, async page => {
    await page.getByRole('combobox').pressSequentially('log my');
    await page.getByRole('option', { name: 'How do I log my CPD?' }).click();
    await page.waitForURL('**/faq/cpd/#log');
  });
});

test('an answer that comes late is dropped, and the number is said once a pause', async () => {
  const context = await browser.newContext({ baseURL: site_url });
  const page = await context.newPage();
  await page.goto('/privacy/');
  await page.route('**/api/suggest?q=pr', async route => {
    await new Promise(resolve => setTimeout(resolve, 600));
    await route.fulfill({ json: ['pr', ['late'], [''], ['/late/']] }).catch(() => {});
  });
  await page.route('**/api/suggest?q=priv', route => route.fulfill({ json: ['priv', ['one', 'two'], ['', ''], ['/1/', '/2/']] }));
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector('[role=status]');
    new MutationObserver(() => status.textContent && window.said.push(status.textContent)).observe(status, { childList: true });
  });
  const field = page.getByRole('combobox');
  await field.pressSequentially('pr');
  await page.waitForTimeout(150);
  await field.pressSequentially('iv', { delay: 20 });
  await page.waitForTimeout(1500);
  assert.deepEqual(await page.getByRole('option').allTextContents(), ['one', 'two']);
  assert.deepEqual(await page.evaluate(() => window.said), ['2 suggestions']);
  await context.close();
});

test('suggestions for other words go when the line fails or is slow, and Enter searches for what was typed', async () => {
  const answers = {
    offline: route => route.abort('internetdisconnected'),
    refused: route => route.fulfill({ status: 429, contentType: 'text/html', body: 'Too many requests' }),
    slow: () => {},
  };
  for (const [state, answer] of Object.entries(answers)) {
    await visit('/privacy/', {}, async page => {
      const field = page.getByRole('combobox');
      await field.pressSequentially('log');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.route('**/api/suggest?q=log%20in', answer);
      await field.pressSequentially(' in');
      assert.equal(await page.getByRole('option', { selected: true }).count(), 0, state);
      await page.getByRole('listbox').waitFor({ state: 'hidden', timeout: 2000 });
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.getByRole('option').count(), 0, state);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search/?q=log+in');
    });
  }
});

test('suggestions come within 150 ms of the last key', async () => {
  await visit('/privacy/', {}, async page => {
    const field = page.getByRole('combobox');
    await field.pressSequentially('per');
    await page.getByRole('option').first().waitFor();
    const times = [];
    for (const letter of 'mit t') {
      const time = await page.evaluate(key => new Promise(resolve => {
        const input = document.activeElement;
        const start = performance.now();
        new MutationObserver((_, observer) => {
          observer.disconnect();
          resolve(performance.now() - start);
        }).observe(document.querySelector('[role=listbox]:not([hidden])'), { childList: true });
        input.value += key;
        input.dispatchEvent(new Event('input'));
      }), letter);
      times.push(time);
    }
    times.sort((a, b) => a - b);
    assert.ok(times[2] < 150, `median of ${times.map(Math.round)} ms`);
  });
});

test('offline, the field is quiet and the page stays usable', async () => {
  const context = await browser.newContext({ baseURL: site_url });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error));
  await page.goto('/faq/cpd/');
  await context.setOffline(true);
  await page.getByRole('combobox').pressSequentially('log');
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole('option').count(), 0);
  await page.getByRole('button', { name: 'What is CPD?' }).click();
  assert.deepEqual(errors, []);
  await context.close();
});

// The locale gives this test a browser of its own: it changes what the site remembers.
test('the / key goes to the search field, until it is switched off', async () => {
  await visit('/privacy/', { locale: 'en-CA' }, async page => {
    const focused = () => page.getByRole('combobox').evaluate(element => element === document.activeElement);
    await page.keyboard.press('/');
    assert.ok(await focused());
    await page.keyboard.press('/');
    assert.equal(await page.getByRole('combobox').inputValue(), '/');

    await page.getByRole('checkbox', { name: /The \/ key/ }).uncheck();
    await page.reload();
    await page.keyboard.press('/');
    assert.equal(await focused(), false);
    assert.equal(await page.getByRole('checkbox', { name: /The \/ key/ }).isChecked(), false);
  });
});
