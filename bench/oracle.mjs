// Readings made with the gold's own line labels, so that the finders can be measured apart from the segmentation.
//   node bench/oracle.mjs DIST PAGE.txt …    DIST: a build's folder; beside each PAGE.txt stand its gold PAGE.json and PAGE.meta.json
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist, ...pages] = process.argv.slice(2)
const { read } = await import(pathToFileURL(path.resolve(dist, 'reading/reading.js')).href)
for (const file of pages) {
  const bytes = fs.readFileSync(file)
  const text = bytes.toString('utf8')
  const gold = JSON.parse(fs.readFileSync(file.replace(/txt$/, 'json'), 'utf8'))
  const metaFile = file.replace(/txt$/, 'meta.json')
  const collected = fs.existsSync(metaFile) ? JSON.parse(fs.readFileSync(metaFile, 'utf8')) : {}
  const spans = []
  let offset = 0
  for (const line of text.split('\n')) {
    if (line.trim()) spans.push([offset, offset + line.length])
    offset += line.length + 1
  }
  const kind = (k) => spans.filter((_, i) => gold.lines[i] === k)
  const titles = kind('title')
  const value = gold.article.published ?? collected.published ?? null
  const article = {
    title: titles.length ? { span: titles[0], text: text.slice(...titles[0]) } : null,
    titles,
    outlet: null,
    published: value ? { span: null, value, why: 'gold' } : null,
    credits: [],
    body: kind('body'),
    bylines: kind('byline'),
  }
  const page = {
    source: file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    media: 'text',
    encoding: 'utf-8',
    text,
    collected,
    hints: [],
    stated: [],
    messages: [],
  }
  const blocks = spans.map((span, i) => ({ kind: gold.lines[i], span }))
  console.log(JSON.stringify(read(page, { language: 'ar', blocks, articles: [article], messages: [], metadata: {} })))
}
