// Search engines for the browser, asked the queries of a collection: node peers.mjs COLLECTION ENGINE -> JSON.
// Settings are those that did best on public FAQ collections; relevance.py scores what is found.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [folder, engine] = process.argv.slice(2)
const read = (name) => readFileSync(`${folder}/${name}.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
const documents = read('docs')

function minisearch() {
  const MiniSearch = require('minisearch')
  const index = new (MiniSearch.default ?? MiniSearch)({ fields: ['title', 'text'] })
  index.addAll(documents)
  return (text) => index.search(text).map((found) => found.id)
}

function lunr() {
  const build = require('lunr')
  const index = build(function () {
    this.ref('id')
    this.field('title', { boost: 3 })
    this.field('text')
    for (const document of documents) this.add(document)
  })
  const words = (text) => text.replace(/[^\p{L}\p{N}\s]/gu, ' ')
  return (text) => index.search(words(text)).map((found) => found.ref)
}

function elasticlunr() {
  const build = require('elasticlunr')
  const index = build(function () {
    this.setRef('id')
    this.addField('title')
    this.addField('text')
  })
  for (const document of documents) index.addDoc(document)
  return (text) => index.search(text, { bool: 'OR' }).map((found) => found.ref)
}

const ask = { minisearch, lunr, elasticlunr }[engine]()
const answers = {}
for (const name of ['queries', 'queries_typo']) {
  answers[name] = Object.fromEntries(read(name).map((query) => [query.id, ask(query.text).slice(0, 10)]))
}
process.stdout.write(JSON.stringify(answers))
