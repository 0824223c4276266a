// Readings of pages segmented and not read any further, so that lines, titles, outlets, dates and credits can be measured alone.
//   node bench/segment.mjs DIST PAGE …    DIST: a build's folder
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist, ...inputs] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(path.resolve(dist, file)).href)
const { openPages, Unreadable } = await load('page/page.js')
const { segment } = await load('article/article.js')
for await (const page of openPages(inputs)) {
  if (page instanceof Unreadable) {
    console.error(page.message)
    continue
  }
  const found = segment(page)
  const articles = found.articles.map((a) => ({
    ...a,
    published: a.published?.why === 'meta' ? null : a.published,
    entities: [],
    statements: [],
    times: [],
    events: [],
    pacts: [],
    commitments: [],
  }))
  console.log(JSON.stringify({ source: page.source, text: page.text, blocks: found.blocks, articles }))
}
