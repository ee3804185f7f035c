// Every page in the ways that axe_test.mjs leaves out, and pages with something open, have nothing to report by axe's rules,
// and can be read without scrolling sideways; what has the focus is seen, and targets are large enough.
import assert from 'node:assert/strict';
import test from 'node:test';
import { check } from './axe.mjs';
import { answer_paths, page_paths, phone, visit } from './site_under_test.mjs';

const ways = {
  'as it is': {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'on a phone': phone,
};

/// Adjustments that readers make by themselves; inline styles are the browser's own then, which no policy forbids.
const adjustments = {
  'text at 200 %': page => page.evaluate(() => { document.documentElement.style.fontSize = '200%'; }),
  'text spaced out': page => page.evaluate(() => {
    for (const element of document.querySelectorAll('body, body *')) {
      element.style.setProperty('line-height', '1.5', 'important');
      element.style.setProperty('letter-spacing', '.12em', 'important');
      element.style.setProperty('word-spacing', '.16em', 'important');
    }
    for (const paragraph of document.querySelectorAll('p')) {
      paragraph.style.setProperty('margin-bottom', '2em', 'important');
    }
  }),
};

const all_paths = [...page_paths, ...Object.values(answer_paths)];

test('every page, forced colours', async () => {
  for (const path of all_paths) await visit(path, ways['forced colours'], page => check(page, `${path} forced colours`));
});

for (const [name, adjust] of Object.entries(adjustments)) {
  test(`every page, ${name}`, async () => {
    for (const path of all_paths) {
      await visit(path, {}, async page => {
        await adjust(page);
        await check(page, `${path} ${name}`);
      });
    }
  });
}

for (const [way, options] of Object.entries(ways)) {
  test(`with answers open, suggestions shown or the menu open, ${way}`, async () => {
    await visit('/faq/cpd/', options, async page => {
      await page.getByRole('button', { name: 'Show all answers' }).click();
      await check(page, `open answers ${way}`);
    });
    await visit('/privacy/', options, async page => {
      await page.getByRole('combobox').pressSequentially('log');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await check(page, `suggestions ${way}`);
    });
    if (way !== 'on a phone') return;
    await visit('/privacy/', options, async page => {
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
      await check(page, `menu ${way}`);
    });
  });
}

test('every target is at least 24 pixels, or has room around it, or stands in a sentence', async () => {
  for (const path of all_paths) {
    await visit(path, phone, async page => {
      const small = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll('a[href], button, input, summary, [role=option]')]
          .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.matches('.skip'))
          .map(element => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0);
        const centre = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
        const crowded = one => boxes.some(other => {
          const [[x, y], [u, v]] = [centre(one), centre(other)];
          return other !== one && Math.hypot(x - u, y - v) < 24;
        });
        const in_sentence = ({ element }) => getComputedStyle(element).display === 'inline';
        return boxes.filter(one => (one.box.height < 24 || one.box.width < 24) && !in_sentence(one) && crowded(one))
          .map(({ element }) => element.outerHTML);
      });
      assert.deepEqual(small, [], path);
    });
  }
});

test('whatever has the focus is seen to have it, and nothing covers it', async () => {
  for (const path of ['/', '/faq/cpd/', answer_paths.results, answer_paths.found]) {
    await visit(path, {}, async page => {
      for (let presses = 0; presses < 60; ++presses) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return 'end';
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + Math.min(box.width, 20) / 2, box.y + Math.min(box.height, 20) / 2);
          const uncovered = element.contains(top) || top?.contains(element) || top?.closest('label')?.contains(element);
          return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || !uncovered ? element.outerHTML : '';
        });
        if (seen === 'end') break;
        assert.equal(seen, '', `${path}: focus not visible`);
      }
    });
  }
});
