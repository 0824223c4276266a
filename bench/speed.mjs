// Articles a second on one core for the whole reading (segmentation and finders), over the ANT corpus.
//   node bench/speed.mjs DIST CORPUS.jsonl.gz [HOW_MANY] [FIRST]
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist, corpus, many = '1500', first = '2000'] = process.argv.slice(2)
const load = (f) => import(pathToFileURL(path.resolve(dist, f)).href)
const { openPages } = await load('page/page.js')
const { segment } = await load('article/segment.js')
const { read } = await load('reading/reading.js')
const pages = []
let seen = 0
for await (const page of openPages([corpus])) {
  if (seen++ < Number(first)) continue
  if ('text' in page) pages.push(page)
  if (pages.length >= Number(many)) break
}
const words = pages.reduce((n, p) => n + p.text.split(/\s+/).length, 0)
for (const page of pages.slice(0, 200)) read(page, segment(page))
const start = performance.now()
const cpu = process.cpuUsage()
for (const page of pages) read(page, segment(page))
const seconds = (performance.now() - start) / 1000
const used = process.cpuUsage(cpu).user / 1e6

// What this machine does now: words a second of a plain scan of the letters, the same loop that the aims were set beside.
function scan() {
  let [found, rounds] = [0, 0]
  const before = process.cpuUsage()
  let spent = 0
  while (spent < 0.5) {
    for (const { text } of pages) {
      let inside = false
      for (let i = 0; i < text.length; i++) {
        const letter = text.charCodeAt(i) > 64
        if (letter && !inside) found++
        inside = letter
      }
    }
    rounds++
    spent = process.cpuUsage(before).user / 1e6
  }
  return found === 0 ? 0 : Math.round((words * rounds) / spent)
}

console.log(
  JSON.stringify({
    scannedWordsPerSecond: scan(),
    cpuSeconds: +used.toFixed(2),
    articlesPerCpuSecond: Math.round(pages.length / used),
    articles: pages.length,
    words,
    seconds: +seconds.toFixed(2),
    articlesPerSecond: Math.round(pages.length / seconds),
    wordsPerSecond: Math.round(words / seconds),
  }),
)
