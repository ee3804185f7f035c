// Every page as most people see it, in light, in dark and on a phone, has nothing to report by axe's rules, and can be read
// without scrolling sideways. accessibility_test.mjs has the other ways to look at it.
import test from 'node:test';
import { check, colour_rules } from './axe.mjs';
import { answer_paths, page_paths, phone, visit } from './site_under_test.mjs';

for (const path of [...page_paths, ...Object.values(answer_paths)]) {
  test(path, () => visit(path, {}, async page => {
    await check(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await check(page, 'dark', colour_rules);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(phone.viewport);
    await check(page, 'on a phone');
  }));
}
