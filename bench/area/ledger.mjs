// Reading the ANT corpus into an empty embedded ledger, and asking it.
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import { node } from '../child.mjs'
import { CORPUS } from './speed.mjs'

const sizeOf = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).reduce((n, f) => n + sizeOf(join(path, f)), 0) : statSync(path).size
const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`

async function firstLines(many, to) {
  const lines = createInterface({ input: createReadStream(CORPUS).pipe(createGunzip()) })
  const out = createWriteStream(to)
  let n = 0
  for await (const line of lines) {
    out.write(line + '\n')
    if (++n >= many) break
  }
  await new Promise((done) => out.end(done))
  return n
}

/** Prints what reading `many` articles into an empty ledger costs, then how long searches and actors' pages take. */
export async function printLedger(dist, many) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-bench-'))
  try {
    const input = join(folder, 'articles.jsonl')
    const n = await firstLines(many, input)
    const ledger = join(folder, 'ledger')
    const { seconds, cpu, rss } = node([join(dist, 'main.js'), 'read', '--quiet', input], { env: { MARSAD_DB: ledger } })
    console.log(
      `${n} articles in ${seconds.toFixed(1)} s by the clock, ${cpu.toFixed(1)} s of CPU (${Math.round(n / cpu)} a CPU second); at most ${mib(rss)} of memory`,
    )
    console.log(
      `ledger ${mib(sizeOf(ledger))}, ${Math.round(sizeOf(ledger) / n)} bytes a page, of them journal ${Math.round(journalOf(ledger) / n)}`,
    )
    console.log(`asked at the size of the whole corpus: 31,525 articles in 180 s (aim 60 s) with under 1.5 GB`)
    await printAsking(dist, ledger)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const journalOf = (ledger) =>
  readdirSync(ledger)
    .filter((f) => f.startsWith('journal'))
    .reduce((n, f) => n + sizeOf(join(ledger, f)), 0)

async function printAsking(dist, path) {
  const { openWith, deskOf } = await import(pathToFileURL(join(dist, 'desk', 'desk.js')).href)
  const began = performance.now()
  const ledger = await openWith(path)
  console.log(`opened in ${Math.round(performance.now() - began)} ms`)
  try {
    const desk = deskOf(ledger)
    const { items } = await desk.ask('actors', { limit: 200 })
    // From the most named to the rarest of them, one in four.
    const some = items.filter((_, i) => i % 4 === 0).slice(0, 50)
    await printTimes(
      'searches',
      some.map((a) => () => desk.ask('find', { words: a.ar ?? a.en })),
    )
    await printTimes(
      "actors' pages",
      some.map((a) => () => desk.ask('actor', { key: a.key })),
    )
  } finally {
    await ledger.close()
  }
}

async function printTimes(what, asks) {
  const [times, cpus] = [[], []]
  for (const ask of asks) {
    const [began, before] = [performance.now(), process.cpuUsage()]
    await ask()
    const used = process.cpuUsage(before)
    times.push(performance.now() - began)
    cpus.push((used.user + used.system) / 1000)
  }
  const said = `${at(cpus, 0.5)} ms CPU at p50, ${at(cpus, 0.95)} at p95; by the clock ${at(times, 0.5)} and ${at(times, 0.95)}, longest ${at(times, 1)}`
  console.log(`${times.length} ${what}: ${said} (asked 50 ms at p95)`)
}

function at(list, share) {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)
}
