// What a first visit costs on the line, all requests together, and that a second one costs next to nothing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { answer_paths, browser, page_paths, site_url } from './site_under_test.mjs';

const most_bytes = 14_600;
const most_requests = 3;

/// Body bytes as sent and requests of one navigation.
async function cost(page, session, navigate) {
  const requests = new Map();
  const on_request = ({ requestId, request }) => request.url.startsWith('http') && requests.set(requestId, { url: request.url, bytes: 0 });
  const on_cached = ({ requestId }) => requests.delete(requestId);
  const on_end = ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) requests.get(requestId).bytes = encodedDataLength;
  };
  session.on('Network.requestWillBeSent', on_request);
  session.on('Network.requestServedFromCache', on_cached);
  session.on('Network.loadingFinished', on_end);
  await navigate();
  await page.waitForLoadState('networkidle');
  session.off('Network.requestWillBeSent', on_request);
  session.off('Network.requestServedFromCache', on_cached);
  session.off('Network.loadingFinished', on_end);
  return [...requests.values()];
}

const bytes_of = requests => requests.reduce((sum, { bytes }) => sum + bytes, 0);

test('any page is there in one flight: few requests, few bytes, nothing from elsewhere', async t => {
  for (const path of [...page_paths, ...Object.values(answer_paths)]) {
    const context = await browser.newContext({ baseURL: site_url });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const first = await cost(page, session, () => page.goto(path));
    t.diagnostic(`${path} ${bytes_of(first)} bytes with headers, ${first.length} requests`);
    assert.ok(bytes_of(first) <= most_bytes, `${path}: ${bytes_of(first)} bytes`);
    assert.ok(first.length <= most_requests, `${path}: ${first.map(({ url }) => url)}`);
    assert.ok(first.every(({ url }) => url.startsWith(site_url)), `${path}: ${first.map(({ url }) => url)}`);
    const second = await cost(page, session, () => page.goto(path));
    assert.ok(second.length <= 1, `${path} again: ${second.map(({ url }) => url)}`);
    await context.close();
  }
});
