// CommonMark's own examples (version 0.29, which cmark-gfm implements) through the whole program: front matter, parse,
// templates, release. Each is a page of a site that lets HTML in Markdown pass.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import spec from 'commonmark-spec';

const muster = process.env.MUSTER ?? fileURLToPath(new URL('../../../build/dev/muster', import.meta.url));

// A link that browsers may be made to run, or that leads to another program, is an error here.
const refused = new Set(['<irc://foo.bar:2233/baz>', '<a+b+c:d>', '<made-up-scheme://foo,bar>', '<localhost:5001/foo>']);

// Extensions read these otherwise: addresses in a text are links (GFM), items of nested lists have addresses of their own.
const extended = new Map([
  ['<http://foo.bar/baz bim>', '<p>&lt;<a href="http://foo.bar/baz">http://foo.bar/baz</a> bim&gt;</p>'],
  ['<foo\\+@bar.example.com>', '<p>&lt;<a href="mailto:foo+@bar.example.com">foo+@bar.example.com</a>&gt;</p>'],
  ['< http://foo.bar >', '<p>&lt; <a href="http://foo.bar">http://foo.bar</a> &gt;</p>'],
  ['http://example.com', '<p><a href="http://example.com">http://example.com</a></p>'],
  ['foo@bar.example.com', '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>'],
  ['1. - 2. foo', '<ol>\n<li class="clause" id="clause-1"><a class="number" href="#clause-1">1.</a> \n<ul>\n<li>\n<ol start="2">\n'
    + '<li class="clause" id="clause-1-b"><a class="number" href="#clause-1-b" aria-label="1(b)">(b)</a> foo</li>\n'
    + '</ol>\n</li>\n</ul>\n</li>\n</ol>'],
]);

const tabs = text => text.replaceAll('→', '\t').replace(/\n$/, '');
const examples = spec.tests.map(({ number, section, markdown, html }) => ({ number, section, markdown: tabs(markdown), html: tabs(html) }))
  .filter(({ markdown }) => !refused.has(markdown));

// Headings get ids, and a path is written as from the root of the site.
const address = text => /^([a-z][a-z0-9+.-]*:|[/#])/i.test(text) || text === '' ? text : '/' + text;
const decoded = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A "%" that encodes nothing.
  }
};
const comparable = html => html.trim().replace(/(<h\d) id="[^"]*"/g, '$1')
  .replace(/ (href|src)="([^"]*)"/g, (_, name, path) => ` ${name}="${decoded(address(path)).replaceAll('"', '&quot;')}"`);

const folder = mkdtempSync(join(tmpdir(), 'muster-commonmark-'));
after(() => rmSync(folder, { recursive: true }));

function build() {
  const content = join(folder, 'content');
  mkdirSync(join(content, '_templates'), { recursive: true });
  const codes = execFileSync(muster, ['check', '--codes'], { encoding: 'utf8' }).split('\n')
    .filter(line => / adjustable /.test(line)).map(line => `  ${line.split(' ')[0]}: "off"\n`).join('');
  writeFileSync(join(content, 'site.yaml'),
    `title: T\nbase_url: http://localhost\nlanguage: en\nmarkdown: {raw_html: allow}\nchecks:\n${codes}`);
  writeFileSync(join(content, '_templates/page.mustache'), '{{#page}}<!--begin-->{{{content}}}<!--end-->{{/page}}');
  for (const { number, markdown } of examples) writeFileSync(join(content, `e${number}.md`), `---\ntitle: E\n---\n${markdown}\n`);
  execFileSync(muster, ['build', content, '--output', join(folder, 'site'), '--no-search', '--no-compress'], { stdio: 'pipe' });
}

const page = number => /<!--begin-->([^]*)<!--end-->/.exec(readFileSync(join(folder, `site/current/public/e${number}/index.html`), 'utf8'))[1];

test('every example of CommonMark comes out as CommonMark says', () => {
  assert.ok(examples.length > 640);
  build();
  const left = new Set(extended.keys());
  for (const { number, section, markdown, html } of examples) {
    left.delete(markdown);
    assert.equal(comparable(page(number)), comparable(extended.get(markdown) ?? html), `example ${number}, ${section}`);
  }
  assert.equal(left.size, 0, [...left].join());
});
