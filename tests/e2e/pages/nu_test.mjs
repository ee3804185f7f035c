// The pages and their sheets are valid by the Nu checker, which needs Java.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { answer_paths, page_paths, site_url } from './site_under_test.mjs';

const all_paths = [...page_paths, ...Object.values(answer_paths)];

test('the Nu checker has nothing to say', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-markup-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [number, path] of all_paths.entries())
    writeFileSync(join(folder, `${number}.html`), await (await fetch(site_url + path)).text());
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const { stdout, stderr } = await promisify(execFile)('java', ['-jar', jar, '--format', 'json', '--also-check-css', folder])
    .catch(error => error);
  const report = JSON.parse(stderr || stdout);
  const messages = report.messages.map(({ url, lastLine, message }) =>
    `${all_paths[parseInt(url.split('/').pop(), 10)]}:${lastLine}: ${message}`);
  assert.deepEqual(messages, []);
});
