// A policy as one reads, cites and files it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { phone, visit, without_script } from './site_under_test.mjs';

for (const [how, options] of [['with script', {}], ['without script', without_script], ['on a phone', phone]]) {
  test(`the number of a clause leads to the clause, ${how}`, async () => {
    await visit('/privacy/', options, async page => {
      const clause = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: '1(e)(ii)', exact: true }) }).last();
      await clause.getByRole('link', { name: '1(e)(ii)' }).click();
      await page.waitForURL('**/privacy/#refusal-1-e-ii');
      assert.ok(await clause.evaluate(element => element.matches(':target')));
      assert.match(await clause.innerText(), /^\(ii\)\s+the integrity of registration\.$/);
    });
  });
}

test('on paper every clause has its number', async () => {
  await visit('/privacy/', {}, async page => {
    await page.emulateMedia({ media: 'print' });
    for (const number of ['1(a)', '1(e)', '1(e)(i)']) assert.ok(await page.getByRole('link', { name: number, exact: true }).first().isVisible());
  });
});

test('each clause is seen to have one number', async () => {
  await visit('/privacy/', without_script, async page => {
    const markers = await page.locator('li:has(> a[href^="#"]:first-child)').evaluateAll(list => list
      .filter(item => item.id && item.firstElementChild.hash === '#' + item.id)
      .map(item => getComputedStyle(item).listStyleType));
    assert.ok(markers.length > 5 && markers.every(style => style === '""'), markers.join());
  });
});

/// What a screen reader is told: the names of all that opens and closes, with whether it is open, and how many links the
/// contents list has.
async function as_told(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const state = ({ properties = [] }) => properties.find(({ name }) => name === 'expanded')?.value.value;
  const closing = nodes.filter(node => !node.ignored && state(node) !== undefined).map(node => [node.name?.value, state(node)]);
  return { closing, links: await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').count() };
}

test('on a phone the contents list is closed until one opens it, and says so', async () => {
  await visit('/privacy/', { ...phone, ...without_script }, async page => {
    assert.deepEqual(await as_told(page), { closing: [['Menu', false], ['On this page', false]], links: 0 });
    await page.getByRole('navigation', { name: 'On this page' }).getByText('On this page').filter({ visible: true }).press('Enter');
    const { closing, links } = await as_told(page);
    assert.deepEqual(closing, [['Menu', false], ['On this page', true]]);
    assert.ok(links > 5, `${links} links`);
  });
});

test('on a wide screen the contents list lies open, and nothing says that it is closed', async () => {
  await visit('/privacy/', without_script, async page => {
    const { closing, links } = await as_told(page);
    assert.deepEqual(closing, []);
    assert.ok(links > 5, `${links} links`);
  });
});
