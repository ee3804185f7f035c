// The site that the tests look at: the demonstration content, built and served by the real executable on a free port.
// MUSTER names the executable, MUSTER_CONTENT another content folder, MUSTER_URL a site that runs already, CHROMIUM the browser.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function serve() {
  const executable = process.env.MUSTER ?? join(root, 'build/dev/muster');
  const site = mkdtempSync(join(tmpdir(), 'muster-pages-'));
  execFileSync(executable, ['build', process.env.MUSTER_CONTENT ?? join(root, 'content'), '--output', site], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = spawn(executable, ['serve', site, '--listen', '127.0.0.1:0', '--no-rate-limit']);
  server.stderr.resume();
  const ended = new Promise(resolve => server.once('exit', resolve));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(site, { recursive: true });
  };
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /^listening on (http:\S+)/.exec(line);
    if (!found) continue;
    server.stdout.resume();
    return { url: found[1], stop };
  }
  throw new Error('muster serve ended before it answered');
}

const running = process.env.MUSTER_URL ? { url: process.env.MUSTER_URL, stop() {} } : await serve();

/// The address of the site, without a slash at the end.
export const site_url = running.url;

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

/// For programs that are no tests; tests need not call it.
export const stop = () => running.stop();

if (process.env.NODE_TEST_CONTEXT) {
  after(async () => {
    await browser.close();
    await stop();
  });
}

/// The paths of all pages, from the site's own sitemap.
export const page_paths = [...(await (await fetch(site_url + '/sitemap.xml')).text()).matchAll(/<loc>([^<]*)<\/loc>/g)]
  .map(([, address]) => new URL(address).pathname);

/// Pages that are made for a request: of each kind one that shows everything it can.
export const answer_paths = {
  results: '/search/?q=log+cpd',
  corrected: '/search/?q=porfessional+devlopment',
  nothing_found: '/search/?q=xylophonist',
  found: "/roster/?name=Zo%C3%AB+Anne+Marie+O'Brien-Smith",
  not_found: '/roster/?name=Ignatius+Nobodysworth',
  alert: '/roster/?name=',
  missing_page: '/no/such/page/',
};

const contexts = new Map();

/// A new page in a browser that others with the same options share, so that what a site stores is theirs too.
async function open_page(options) {
  const key = JSON.stringify(options);
  if (!contexts.has(key)) contexts.set(key, await browser.newContext({ baseURL: site_url, ...options }));
  return contexts.get(key).newPage();
}

/// Runs `look` on a new page, opened at `path`. `options` are those of a browser context.
export async function visit(path, options, look) {
  const page = await open_page(options);
  try {
    return await look(page, await page.goto(path));
  } finally {
    await page.close();
  }
}

/// The phone of the task: small, in the hand.
export const phone = { viewport: { width: 320, height: 640 } };
export const without_script = { javaScriptEnabled: false };
