// What inputs without measure cost: processor time and most memory for opening them, page to article, sent to a child's standard input.
//   node bench/bounds.mjs [NAME…]     archive  archive.gz  feed  html  nested  bomb  (all unless told); MARSAD_BOUNDS=0.1 sends a tenth of each
// Everything sent is invented here and stands on no disk.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createGzip, gzipSync } from 'node:zlib'

const root = new URL('../', import.meta.url)
const part = Number(process.env.MARSAD_BOUNDS ?? 1)
const GIB = 1024 ** 3 * part

const SENTENCE = 'قالت لجنة الحدود إن الخرائط جاهزة للتوقيع، وأضاف رئيسها أن الطرفين اتفقا على كل البنود. '
const menu = Array.from({ length: 120 }, (_, i) => `<li class="item"><a href="/section/${i}">قسم ${i} من الأخبار</a></li>`).join('\n')
const script = `<script>var settings = {${'"key":"value",'.repeat(900)}}</script>`

const htmlOf = (n) =>
  `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>الخبر ${n}</title>${script}</head><body><nav><ul>${menu}</ul></nav><article><h1>الخبر رقم ${n} عن لجنة الحدود</h1>` +
  `<time datetime="2022-05-12">12 مايو 2022</time>${Array.from({ length: 12 }, (_, i) => `<p>${n} ${i} ${SENTENCE.repeat(3)}</p>`).join('\n')}</article></body></html>`

function record(n) {
  const http = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${htmlOf(n)}`)
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ofoq.example/${n}\r\nWARC-Date: 2022-05-12T08:00:00Z\r\nContent-Length: ${http.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), http, Buffer.from('\r\n\r\n')])
}

function* archive() {
  for (let sent = 0, n = 1; sent < GIB; n++) {
    const bytes = record(n)
    sent += bytes.length
    yield bytes
  }
}

function* packedArchive() {
  for (const bytes of archive()) yield gzipSync(bytes, { level: 1 })
}

function* feed() {
  yield '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الأفق</title>\n'
  for (let i = 0; i < 1_000_000 * part; i++)
    yield `<item><title>خبر ${i}: اللجنة تعلن توقيع الاتفاق</title><link>https://ofoq.example/${i}</link><guid>g${i}</guid><pubDate>Mon, 06 Jan 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;${SENTENCE}&lt;/p&gt;</description></item>\n`
  yield '</channel></rss>'
}

function* html() {
  yield '<html><body>'
  for (let sent = 0; sent < 200e6 * part; sent += 40_000) yield `<p>${SENTENCE}</p>`.repeat(250)
}

function* nested() {
  yield `<html><body>${'<div>'.repeat(100_000)}<p>${SENTENCE}</p>${'</div>'.repeat(100_000)}</body></html>`
}

async function* bomb() {
  const gzip = createGzip()
  const zeros = Buffer.alloc(1 << 20, 'a')
  const fill = async () => {
    for (let i = 0; i < 10_000 * part; i++) if (!gzip.write(zeros)) await once(gzip, 'drain')
    gzip.end()
  }
  // Who reads it may stop.
  const filled = fill().catch(() => {})
  yield* gzip
  await filled
}

const INPUTS = { archive, 'archive.gz': packedArchive, feed, html, nested, bomb }

async function readAll() {
  const load = (file) => import(new URL(`dist/${file}`, root))
  const [{ openPages, Unreadable }, { segment }] = [await load('page/page.js'), await load('article/article.js')]
  const told = { pages: 0, refused: 0, reason: null }
  for await (const page of openPages(['-'])) {
    if (page instanceof Unreadable) {
      told.refused++
      told.reason ??= page.reason
    } else if (segment(page).articles.length > 0) told.pages++
  }
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  console.log(JSON.stringify({ ...told, cpu: (userCPUTime + systemCPUTime) / 1e6, mib: Math.round(maxRSS / 1024) }))
}

async function measure(name) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--read'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let said = ''
  child.stdout.on('data', (bytes) => (said += bytes))
  // A reader that has seen enough goes away.
  let left = false
  child.stdin.on('error', () => (left = true))
  let sent = 0
  for await (const piece of INPUTS[name]()) {
    if (left || child.exitCode !== null) break
    sent += Buffer.byteLength(piece)
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain').catch(() => {}), ended])
  }
  child.stdin.end()
  await ended
  const { pages, refused, reason, cpu, mib } = JSON.parse(said)
  const rest = refused === 0 ? '' : `, ${refused} refused: ${reason}`
  console.log(`${name.padEnd(11)} ${(sent / 1e6).toFixed(1)} MB sent, ${pages} pages${rest}; ${cpu.toFixed(1)} s CPU, at most ${mib} MiB`)
}

if (process.argv.includes('--read')) await readAll()
else if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const asked = process.argv.slice(2)
  for (const name of asked.length > 0 ? asked : Object.keys(INPUTS)) await measure(name)
}
