// Bodies, titles and dates of saved pages of any language, as Marsad and the JavaScript peers see them: one JSON object {cpuSeconds, pages} to OUT.
//   node bench/html-bodies.mjs marsad|readability|defuddle LIST OUT [DIST]    LIST: JSON, page name -> file (.html or .html.gz)
// Only the extraction is timed; reading the file and unpacking it are not, nor what every tool reads for five seconds before.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'

const [who, list, out, dist] = process.argv.slice(2)
const require = createRequire(fileURLToPath(new URL('./peers/node/', import.meta.url)))

async function marsad() {
  const load = (file) => import(pathToFileURL(path.resolve(dist, file)).href)
  const [{ openPages, Unreadable }, { segment }] = [await load('page/page.js'), await load('article/article.js')]
  return async (_, bytes) => {
    for await (const page of openPages(['-'], { anyLanguage: true, stdin: Readable.from([bytes]) })) {
      if (page instanceof Unreadable) return { body: '', refused: page.reason }
      const article = segment(page).articles[0]
      if (article === undefined) return { body: '' }
      const published = article.published?.why === 'meta' ? null : (article.published?.value ?? null)
      const body = article.body.map(([from, to]) => page.text.slice(from, to)).join('\n')
      return { body, title: article.title?.text ?? null, published, outlet: article.outlet?.name ?? null }
    }
  }
}

// Text of extracted markup: blocks end their lines, or the last word of one would grow into the first of the next.
function plainOf(JSDOM, html) {
  const lines = (html ?? '').replace(/<\/(p|div|h\d|li|td|th|tr|blockquote|pre|figcaption|section|article)>|<br\b[^>]*>/gi, '\n$&')
  return JSDOM.fragment(lines).textContent ?? ''
}

function readability() {
  const { JSDOM, VirtualConsole } = require('jsdom')
  const { Readability } = require('@mozilla/readability')
  return (_, bytes) => {
    const dom = new JSDOM(bytes.toString('utf8'), { virtualConsole: new VirtualConsole() })
    const found = new Readability(dom.window.document).parse()
    dom.window.close()
    return { body: plainOf(JSDOM, found?.content), title: found?.title ?? null, published: found?.publishedTime ?? null }
  }
}

async function defuddle() {
  const { JSDOM, VirtualConsole } = require('jsdom')
  // Its door for Node is for `import` alone, which looks beside this file and not among the peers.
  const folder = fileURLToPath(new URL('./peers/node/node_modules/defuddle/', import.meta.url))
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const { Defuddle } = await import(pathToFileURL(path.join(folder, exports['./node'].import)).href)
  return async (_, bytes) => {
    const dom = new JSDOM(bytes.toString('utf8'), { virtualConsole: new VirtualConsole() })
    const found = await Defuddle(dom.window.document)
    dom.window.close()
    return { body: plainOf(JSDOM, found.content), title: found.title ?? null, published: found.published ?? null }
  }
}

const extract = await { marsad, readability, defuddle }[who]()
const console_ = console.error
// What a page's own styles make jsdom throw later is no trouble of the extraction.
if (who !== 'marsad') process.on('uncaughtException', () => {})
if (who !== 'marsad') for (const name of ['log', 'warn', 'error', 'info']) console[name] = () => {}
// Seconds for which every tool reads the list's first pages before the clock starts, so that none is measured while it starts up.
const WARMING = 5
const bytesOf = (file) => {
  const found = fs.readFileSync(file)
  return file.endsWith('.gz') ? gunzipSync(found) : found
}
const files = Object.entries(JSON.parse(fs.readFileSync(list, 'utf8')))
const warmUntil = Date.now() + WARMING * 1000
for (const [, file] of files) {
  if (Date.now() > warmUntil) break
  try {
    await extract(file, bytesOf(file))
  } catch {
    // It is told of when it is timed.
  }
}
const pages = {}
let cpu = 0
for (const [name, file] of files) {
  const bytes = bytesOf(file)
  const before = process.cpuUsage()
  try {
    pages[name] = await extract(file, bytes)
  } catch (error) {
    pages[name] = { body: '', failed: String(error.message).slice(0, 200) }
    console_(`${who}: ${name}: ${String(error.message).slice(0, 100)}`)
  }
  const used = process.cpuUsage(before)
  cpu += (used.user + used.system) / 1e6
}
fs.writeFileSync(out, JSON.stringify({ cpuSeconds: cpu, pages }))
