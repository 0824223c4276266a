// npm run bench -- soak: pages at full speed into one ledger for a long while, with memory, open files and the ledger's size looked at all along.
import { spawn } from 'node:child_process'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { root } from '../../scripts/ready.mjs'
import { startPostgres } from '../../test/ledger/postgres.mjs'
import { CORPUS } from './speed.mjs'

const EVERY_MS = 10_000
// Over so much of a run's beginning caches fill; drift is looked for in the rest.
const FILLING = 0.4

/** Feeds varied articles until there are `articles` of them or the minutes are over; writes docs/soak.svg and docs/soak.tsv, and says what drifts. */
export async function runSoak(dist, { articles, minutes, store }) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-soak-'))
  const postgres = store === 'server' ? await startPostgres() : null
  if (store === 'server' && postgres === null) return console.log('PostgreSQL is not installed: nothing was tried')
  const ledger = postgres?.database() ?? join(folder, 'ledger')
  const size =
    postgres === null ? () => sizeOf(ledger) : () => Number(postgres.rows(ledger, 'select pg_database_size(current_database())')[0])
  const child = spawn(process.execPath, [join(dist, 'main.js'), 'read', '--quiet', '-'], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, MARSAD_DB: ledger, MARSAD_HOME: folder },
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  let goOn = () => {}
  for (const event of ['drain', 'close']) child.stdin.on(event, () => goOn())
  // Where the program ends first, what was fed to it last is nobody's.
  child.stdin.on('error', () => {})
  const samples = []
  let fed = 0
  const began = performance.now()
  const look = () => {
    const taken = { seconds: (performance.now() - began) / 1000, pages: fed, ...memoryOf(child.pid), bytes: size() }
    if (taken.memory === 0) return
    samples.push(taken)
    writeFileSync(join(root, 'docs', 'soak.tsv'), tsv(samples))
  }
  const timer = setInterval(look, EVERY_MS)
  try {
    const until = began + minutes * 60_000
    for await (const line of varied()) {
      if (fed >= articles || performance.now() > until || child.stdin.destroyed) break
      fed++
      if (!child.stdin.write(line) && !child.stdin.destroyed)
        await new Promise((resolve) => {
          goOn = resolve
        })
    }
    look()
    clearInterval(timer)
    child.stdin.end()
    const status = await ended
    const spent = (performance.now() - began) / 1000
    writeFileSync(join(root, 'docs', 'soak.svg'), plot(samples))
    console.log(
      `${fed} articles in ${(spent / 60).toFixed(1)} minutes (${Math.round(fed / spent)} a second, load of the machine ${loadavg()[0].toFixed(1)}) into a ledger ${store === 'server' ? 'on PostgreSQL' : 'of its own'}; the program ended with ${status}`,
    )
    for (const line of drifts(samples)) console.log(line)
  } finally {
    clearInterval(timer)
    child.kill('SIGKILL')
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const sizeOf = (path) => {
  try {
    return statSync(path).isDirectory() ? readdirSync(path).reduce((n, f) => n + sizeOf(join(path, f)), 0) : statSync(path).size
  } catch {
    return 0
  }
}

/** Memory and open files of a process; nothing where it has ended. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return { memory: 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0), files: readdirSync(`/proc/${pid}/fd`).length }
  } catch {
    return { memory: 0, files: 0 }
  }
}

const STATES = [
  'روسيا',
  'إيران',
  'تركيا',
  'أرمينيا',
  'فرنسا',
  'اليابان',
  'الهند',
  'باكستان',
  'مصر',
  'السودان',
  'العراق',
  'لبنان',
  'اليمن',
  'سوريا',
  'السعودية',
]

/** The corpus over and over: in each round states take each other's place, numbers change and dates move, so that every article is a new one. */
async function* varied() {
  for (let round = 0; ; round++) {
    const turn = new Map(STATES.map((state, i) => [state, STATES[(i + round) % STATES.length]]))
    const states = new RegExp(STATES.join('|'), 'g')
    const day = new Date(Date.UTC(2018, 0, 1 + 31 * round)).toISOString().slice(0, 10)
    for await (const line of createInterface({ input: createReadStream(CORPUS).pipe(createGunzip()) })) {
      const record = JSON.parse(line)
      const vary = (text) =>
        (text ?? '').replace(states, (state) => turn.get(state)).replace(/\d+/g, (number) => String(Number(number) + round))
      const text = `${vary(record.text)}\nالخبر رقم ${record.id} من الجولة ${round}.`
      yield `${JSON.stringify({ ...record, id: `${record.id}/${round}`, url: `https://example.org/${round}/${record.id}`, published: day, title: vary(record.title), text })}\n`
    }
  }
}

const tsv = (samples) =>
  `seconds\tpages\tmemory\tfiles\tledger\n${samples.map((s) => [s.seconds.toFixed(0), s.pages, s.memory, s.files, s.bytes].join('\t')).join('\n')}\n`

/** Least squares: by how much y grows for each x. */
function slope(points) {
  const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length
  const [mx, my] = [mean(points.map((p) => p[0])), mean(points.map((p) => p[1]))]
  const over = points.reduce((n, [x, y]) => n + (x - mx) * (y - my), 0)
  return over / (points.reduce((n, [x]) => n + (x - mx) ** 2, 0) || 1)
}

function* drifts(samples) {
  const rest = samples.slice(Math.floor(samples.length * FILLING))
  if (rest.length < 4) return yield 'too short a run to tell of any drift'
  const last = rest.at(-1)
  const pages = (last.pages - rest[0].pages) / 10_000
  const memory = slope(rest.map((s) => [s.pages / 10_000, s.memory])) / 2 ** 20
  const [low, high] = [Math.min(...rest.map((s) => s.memory)), Math.max(...rest.map((s) => s.memory))].map((b) => Math.round(b / 2 ** 20))
  yield `memory after the first ${100 * FILLING} %: ${low}–${high} MiB, ${memory >= 0 ? '+' : ''}${memory.toFixed(1)} MiB for each 10,000 articles (${(memory * pages).toFixed(0)} MiB over ${Math.round(pages * 10_000)})`
  const files = rest.map((s) => s.files)
  yield `open files: ${Math.min(...files)}–${Math.max(...files)}`
  const [early, late] = [rest.slice(0, rest.length >> 1), rest.slice(rest.length >> 1)].map((part) =>
    slope(part.map((s) => [s.pages, s.bytes])),
  )
  yield `ledger: ${(last.bytes / 2 ** 20).toFixed(0)} MiB, ${Math.round(early)} bytes an article in the first half of the rest, ${Math.round(late)} in the second`
  const speed = (part) => (part.at(-1).pages - part[0].pages) / (part.at(-1).seconds - part[0].seconds)
  yield `articles a second: ${speed(rest.slice(0, rest.length >> 1)).toFixed(0)} in the first half of the rest, ${speed(rest.slice(rest.length >> 1)).toFixed(0)} in the second`
}

/** Three curves over the pages taken: memory, open files, the ledger's size. */
function plot(samples) {
  const [width, height, left] = [720, 130, 90]
  const most = samples.at(-1).pages
  const panel = ([name, of, unit], i) => {
    const values = samples.map(of)
    const top = Math.max(...values) * 1.1
    const at = (s, v) =>
      `${(left + ((width - left - 20) * s.pages) / most).toFixed(1)},${(height - 20 - ((height - 40) * v) / top).toFixed(1)}`
    const y = i * height
    return `<g transform="translate(0 ${y})"><text x="${left}" y="14">${name}</text><text x="${left - 8}" y="34" text-anchor="end">${unit(top)}</text><text x="${left - 8}" y="${height - 16}" text-anchor="end">0</text><path d="M${left} 24V${height - 20}H${width - 20}" fill="none" stroke="#999"/><polyline fill="none" stroke="#1f5f8b" stroke-width="1.5" points="${samples.map((s, k) => at(s, values[k])).join(' ')}"/></g>`
  }
  const mib = (v) => `${Math.round(v / 2 ** 20)} MiB`
  const panels = [
    ['memory of the program', (s) => s.memory, mib],
    ['open files', (s) => s.files, (v) => `${Math.round(v)}`],
    ['ledger', (s) => s.bytes, mib],
  ].map(panel)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${3 * height + 20}" font-family="sans-serif" font-size="12" fill="#333"><rect width="100%" height="100%" fill="#fff"/>${panels.join('')}<text x="${width - 20}" y="${3 * height + 12}" text-anchor="end">${most.toLocaleString('en')} articles</text></svg>\n`
}
