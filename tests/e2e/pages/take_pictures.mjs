// Pictures of the main pages for people to look at, into tests/e2e/pictures: `npm run pictures`.
// Few colours, so that they stay small; look at them after a change of the theme, and keep them when they are right.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import UPNG from 'upng-js';
import { answer_paths, browser, phone, stop, visit } from './site_under_test.mjs';

const folder = fileURLToPath(new URL('../pictures/', import.meta.url));
const desktop = { viewport: { width: 1200, height: 800 } };
const dark = { ...desktop, colorScheme: 'dark' };
const paper = { viewport: { width: 794, height: 1123 } };
const colours = 64;

const open_answer = page => page.getByRole('button', { name: 'How do I log my CPD?' }).click();
const type_query = async page => {
  await page.getByRole('combobox').pressSequentially('log');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
};

const pictures = [
  ['home-desktop', '/', desktop],
  ['home-phone', '/', phone],
  ['home-dark', '/', dark],
  ['handbook-desktop', '/cpd/', desktop],
  ['handbook-phone', '/cpd/', phone],
  ['handbook-print', '/cpd/', paper],
  ['questions-desktop', '/faq/cpd/', desktop, open_answer],
  ['questions-phone', '/faq/cpd/', phone, open_answer],
  ['questions-dark', '/faq/cpd/', dark, open_answer],
  ['suggestions-desktop', '/privacy/', desktop, type_query],
  ['results-desktop', answer_paths.results, desktop],
  ['results-phone', answer_paths.results, phone],
  ['name-found-desktop', answer_paths.found, desktop],
  ['name-found-phone', answer_paths.found, phone],
  ['name-found-print', answer_paths.found, paper],
  ['name-not-found-desktop', answer_paths.not_found, desktop],
  ['name-error-desktop', '/roster/?name=Smith', desktop],
  ['missing-page-desktop', answer_paths.missing_page, desktop],
];

mkdirSync(folder, { recursive: true });
for (const [name, path, options, act] of pictures) {
  await visit(path, options, async page => {
    if (options === paper) {
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => { document.body.style.margin = '2cm'; });
    }
    await act?.(page);
    const image = UPNG.decode(await page.screenshot());
    const reduced = UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, colours);
    writeFileSync(`${folder}${name}.png`, Buffer.from(reduced));
  });
}
await browser.close();
await stop();
