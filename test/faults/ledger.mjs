// Kills a process that writes into a ledger at random moments, as often as asked, in a folder and on a PostgreSQL server, breaks the server's
// connections as often, and compares what is there in the end with an undisturbed run, row for row.
//   node test/faults/ledger.mjs [KILLS] [folder|server]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { openParts } from '../../dist/ledger/open.js'
import { startPostgres } from '../ledger/postgres.mjs'

const WRITER = fileURLToPath(new URL('../ledger/writer.mjs', import.meta.url))
const kills = Number(process.argv[2] ?? 50)
const stores = process.argv[3] === undefined ? ['folder', 'server'] : [process.argv[3]]
const COUNT = kills * 12
const BATCH = 7

// The same kills each time, in case one has to be looked at again.
let seed = 7
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

/** Runs the writer; `trouble` is given the child when it has opened the ledger. Gives what it acknowledged, and whether it came to its end. */
function write(place, trouble) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, place, String(COUNT), String(BATCH)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    let told = false
    child.stdout.on('data', (part) => {
      said += part
      if (told || !said.includes('open\n')) return
      told = true
      trouble?.(child)
    })
    child.on('error', reject)
    child.on('exit', (code) =>
      resolve({ kept: said.split('\n').filter((l) => l.endsWith('.page')), done: code === 0, again: said.split('again\n').length - 1 }),
    )
  })
}

// When and where a page was written differs from run to run; all else must not.
const TABLES = {
  records: 'number, kind, page, source, address, collected::text, bytes',
  pages: 'number, id, version, current, source, language, title, actors, text',
  lookup: 'number, current, earliest, latest, words::text',
  readings: 'page, rules, md5(reading)',
  ...Object.fromEntries(['entities', 'statements', 'times', 'events', 'pacts', 'commitments', 'forms'].map((t) => [t, '*'])),
  actors: 'key, type, ar, en, wikidata, pages, statements, events, pacts, commitments, about, acts::text',
  state: 'applied, rows::text, counted, indexed',
}

async function rows(place) {
  const { database, journal, lock } = await openParts(place)
  try {
    const all = {}
    for (const [table, columns] of Object.entries(TABLES)) {
      const found = await sql.raw(`select t::text as line from (select ${columns} from ${table}) t order by 1`).execute(database.db)
      all[table] = found.rows.map((r) => r.line)
    }
    return all
  } finally {
    await database.close()
    await journal.close()
    lock.release()
  }
}

function compare(quiet, tried) {
  const other = Object.keys(quiet).filter((table) => JSON.stringify(quiet[table]) !== JSON.stringify(tried[table]))
  for (const table of other)
    console.error(`${table}: ${quiet[table].length} rows undisturbed, ${tried[table].length} disturbed, not the same`)
  return other.length === 0
}

async function tryOut(name, quietPlace, place, breakConnections) {
  await write(quietPlace, null)
  const acknowledged = new Set()
  let killed = 0
  let broken = 0
  let ended = 0
  while (killed < kills && ended < kills) {
    const { kept, done } = await write(place, (child) => setTimeout(() => child.kill('SIGKILL'), random() * 250))
    for (const page of kept) acknowledged.add(page)
    if (done) ended++
    else killed++
  }
  for (let tries = 0; breakConnections !== null && broken < kills && tries < kills * 4; tries++) {
    const { again } = await write(place, () => {
      for (let i = 0; i < 8; i++) setTimeout(breakConnections, random() * 400)
    })
    broken += again
  }
  const last = await write(place, null)
  for (const page of last.kept) acknowledged.add(page)
  const [quiet, tried] = [await rows(quietPlace), await rows(place)]
  const there = new Set(tried.records.map((line) => line))
  const lost = [...acknowledged].filter((page) => ![...there].some((line) => line.includes(page.replace('.page', ''))))
  const equal = compare(quiet, tried)
  if (lost.length > 0) console.error(`${lost.length} acknowledged pages are not there`)
  const breaks = breakConnections === null ? '' : `, ${broken} batches met a broken connection`
  console.log(
    `${name}: killed ${killed} times while writing${breaks}; ${tried.pages.length} pages: ${equal ? 'equal, row for row' : 'NOT EQUAL'}`,
  )
  return equal && lost.length === 0 && last.done
}

let good = true
const folder = mkdtempSync(join(tmpdir(), 'marsad-faults-'))
try {
  if (stores.includes('folder')) good = (await tryOut('folder', join(folder, 'quiet'), join(folder, 'tried'), null)) && good
  if (stores.includes('server')) {
    const server = await startPostgres()
    if (server === null) {
      console.log('PostgreSQL is not installed: nothing was tried on a server')
      process.exitCode = 2
    } else
      try {
        const [quiet, tried] = [server.database(), server.database()]
        good = (await tryOut('server', quiet, tried, () => server.breakConnections(tried))) && good
      } finally {
        await server.stop()
      }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (!good) process.exitCode = 1
