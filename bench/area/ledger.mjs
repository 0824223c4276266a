// Reading the ANT corpus into an empty ledger, embedded and on a PostgreSQL server, and asking it.
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import { startPostgres } from '../../test/ledger/postgres.mjs'
import { node } from '../child.mjs'
import { CORPUS } from './speed.mjs'

const sizeOf = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).reduce((n, f) => n + sizeOf(join(path, f)), 0) : statSync(path).size
export const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`

/** Tables of a ledger that hold facts. */
export const factTables = async (dist) => (await import(pathToFileURL(join(dist, 'ledger', 'tables.js')).href)).FACT_TABLES

/** Lines of so many articles of the corpus, from its beginning. */
export async function sampleOf(many) {
  const lines = []
  for await (const line of createInterface({ input: createReadStream(CORPUS).pipe(createGunzip()) })) {
    lines.push(line)
    if (lines.length >= many) break
  }
  return lines
}

/** Writes the first articles of the corpus to a file; gives how many there are. */
export async function firstLines(many, to) {
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

/** Prints what reading `many` articles into an empty ledger of each store costs, then how long searches and actors' pages take. */
export async function printLedger(dist, many, stores = ['embedded', 'server']) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-bench-'))
  try {
    const input = join(folder, 'articles.jsonl')
    const n = await firstLines(many, input)
    console.log('asked at the size of the whole corpus: 31,525 articles in 180 s (aim 60 s) with under 1.5 GB; answers under 50 ms at p95')
    if (stores.includes('embedded')) await printEmbedded(dist, input, n, join(folder, 'ledger'))
    if (stores.includes('server')) await printServer(dist, input, n)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function printEmbedded(dist, input, n, ledger) {
  console.log('\nembedded')
  printIntake(n, readInto(dist, input, ledger))
  const [all, journal] = [sizeOf(ledger), sizeOf(join(ledger, 'journal'))]
  const log = sizeOf(join(ledger, 'db', 'pg_wal'))
  console.log(
    `ledger ${mib(all)}, ${Math.round(all / n)} bytes a page, of them journal ${Math.round(journal / n)} and log ${Math.round(log / n)}`,
  )
  await printAsking(dist, ledger)
}

async function printServer(dist, input, n) {
  const server = await startPostgres()
  if (server === null) return console.log('\nPostgreSQL is not installed: nothing measured on a server')
  try {
    const url = server.database()
    const [version] = server.rows(url, 'show server_version')
    console.log(`\nPostgreSQL ${version} on this machine; its own processor time is not in the figures`)
    printIntake(n, readInto(dist, input, url))
    const [bytes] = server.rows(url, 'select pg_database_size(current_database())')
    console.log(`database ${mib(Number(bytes))}, ${Math.round(Number(bytes) / n)} bytes a page`)
    await printAsking(dist, url)
  } finally {
    await server.stop()
  }
}

export const readInto = (dist, input, ledger) =>
  node([join(dist, 'main.js'), 'read', '--quiet', input], { env: { MARSAD_DB: ledger }, partly: true })

export const printIntake = (n, { seconds, cpu, rss }) =>
  console.log(
    `${n} articles in ${seconds.toFixed(1)} s by the clock, ${cpu.toFixed(1)} s of CPU (${Math.round(n / cpu)} a CPU second); at most ${mib(rss)} of memory`,
  )

/** Asks a ledger for what its readers look up, each fifty times, and prints how long it took. */
export async function printAsking(dist, path, most = 50) {
  const { openWith, deskOf } = await import(pathToFileURL(join(dist, 'desk', 'desk.js')).href)
  const began = performance.now()
  const ledger = await openWith(path)
  console.log(`opened in ${Math.round(performance.now() - began)} ms`)
  try {
    // Each round asks a desk that has no answers from before.
    let desk = deskOf(ledger)
    const { items } = await desk.ask('actors', { limit: 200 })
    // From the most named to the rarest of them, one in four.
    const some = items.filter((_, i) => i % 4 === 0).slice(0, 50)
    const asks = {
      searches: (a) => desk.ask('find', { words: a.ar ?? a.en }),
      'searches narrowed down': (a) => desk.ask('find', { words: 'قال', actor: a.key, from: '2018-03', to: '2018-09' }),
      phrases: (a) => desk.ask('find', { words: `"${a.ar}"` }),
      "actors' pages": (a) => desk.ask('actor', { key: a.key }),
    }
    // First by a process just opened, which reads the database's files in and compiles; then as one that has served a while.
    for (const when of ['just opened', 'again']) {
      desk = deskOf({ ...ledger, made: NOTHING })
      for (const [what, ask] of Object.entries(asks))
        await printTimes(
          `${what}, ${when}`,
          some.map((a) => () => ask(a)),
          most,
        )
    }
  } finally {
    await ledger.close()
  }
}

/** A ledger's memory of what was made before, that keeps nothing and has nothing. */
export const NOTHING = { get: async () => new Map(), put: async () => {} }

async function printTimes(what, asks, most) {
  const [times, cpus] = [[], []]
  for (const ask of asks) {
    const [began, before] = [performance.now(), process.cpuUsage()]
    await ask()
    const used = process.cpuUsage(before)
    times.push(performance.now() - began)
    cpus.push((used.user + used.system) / 1000)
  }
  const said = `${at(cpus, 0.5)} ms CPU at p50, ${at(cpus, 0.95)} at p95; by the clock ${at(times, 0.5)} and ${at(times, 0.95)}, longest ${at(times, 1)}`
  console.log(`${times.length} ${what}: ${said} (asked ${most} ms at p95)`)
}

function at(list, share) {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)
}
