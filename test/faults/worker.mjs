// npm run faults: one worker's bad days. A full disk, clocks an hour wrong, messages of 60 MB, one message in eleven that is no page. After each the
// ledger must be that of a quiet run and what was set aside must be what is no page, with its reason.
//   node test/faults/worker.mjs [PAGES [CASE]]    PAGES with a tenth as many messages that are no pages between (100000 is the long form); CASE: clock, disk, large, poison
// Exit status 1 where something is wrong, 2 where a server is not installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { openWith } from '../../dist/desk/desk.js'
import { reader } from '../../dist/desk/intake.js'
import { pack } from '../../dist/work/parcel.js'
import { feedStream } from '../../dist/work/work.js'
import { startPostgres } from '../ledger/postgres.mjs'
import { hasNats, startNats } from '../work/nats.mjs'
import { compare } from './compare.mjs'
import { pageOf, pagesOf } from './pages.mjs'

const [count = 200, only = null] = [Number(process.argv[2] ?? 200), process.argv[3]]
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const HOUR = 3_600_000
const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
let wrong = 0
const check = (is, what) => {
  say(`${is ? 'ok   ' : 'WRONG'} ${what}`)
  if (!is) wrong++
}

const postgres = await startPostgres()
if (postgres === null || !hasNats) {
  await postgres?.stop()
  console.error(`faults: ${postgres === null ? 'PostgreSQL' : 'nats-server'} is not installed; nothing was tried`)
  process.exit(2)
}
const cases = { clock, disk, large, poison }
try {
  for (const [name, run] of Object.entries(cases)) {
    if (only !== null && only !== undefined && only !== name) continue
    const began = performance.now()
    await run()
    say(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
} finally {
  await postgres.stop()
}
say(wrong === 0 ? 'every worker’s ledger is as it should be' : `${wrong} things are wrong`)
process.exitCode = wrong === 0 ? 0 : 1

/** Reads so many pages quietly into a new database. */
async function quietly(pages) {
  const url = postgres.database()
  const ledger = await openWith(url)
  for (let i = 0; i < pages; i += 200) {
    const some = Array.from({ length: Math.min(200, pages - i) }, (_, k) => pageOf(i + k))
    await ledger.record(some.map((page) => ({ page, reading: reader.read(page) })))
  }
  await ledger.settle()
  await ledger.close()
  return url
}

/** A worker in a process of its own, with its log; `clock` is how many milliseconds its clock is ahead. */
function worker(address, ledger, { clock = 0, until = true } = {}) {
  const shifted = `const D=Date,by=${clock};globalThis.Date=class extends D{constructor(...a){a.length===0?super(D.now()+by):super(...a)}static now(){return D.now()+by}}`
  const options = [...(clock === 0 ? [] : ['--import', `data:text/javascript,${encodeURIComponent(shifted)}`])]
  const log = []
  const child = spawn(process.execPath, [...options, MAIN, 'work', '--from', address, ...(until ? ['--until-empty'] : [])], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MARSAD_DB: ledger },
  })
  let rest = ''
  child.stderr.on('data', (bytes) => {
    const lines = (rest + bytes).split('\n')
    rest = lines.pop()
    log.push(...lines)
  })
  return { log, child, ended: new Promise((resolve) => child.on('exit', (status) => resolve(status))) }
}

/** Runs a case on a NATS server of its own. */
async function onStream(plan, use) {
  const server = await startNats(plan)
  try {
    await use(server.address)
  } finally {
    await server.stop()
  }
}

async function asked(address, question) {
  const connection = await connect({ servers: address })
  try {
    return await question(await jetstreamManager(connection), jetstream(connection))
  } finally {
    await connection.close()
  }
}

function setAside(address) {
  return asked(address, async (jsm) => (await jsm.streams.info('MARSAD_POISON')).state.messages)
}
function reasonOf(address, seq) {
  return asked(address, async (jsm) => (await jsm.streams.getMessage('MARSAD_POISON', { seq })).header.get('Marsad-Reason'))
}

/** Two workers, an hour ahead and an hour behind: no date of a reading comes from a clock, and the stream keeps its own time. */
async function clock() {
  const pages = Math.min(count, 2000)
  const quiet = await quietly(pages)
  await onStream({}, async (address) => {
    await feedStream(pagesOf(0, pages), address)
    const tried = postgres.database()
    const workers = [HOUR, -HOUR].map((by) => worker(address, tried, { clock: by }))
    await Promise.all(workers.map((w) => w.ended))
    check(!compare(postgres, quiet, tried, () => {}), `clocks an hour ahead and an hour behind: ${pages} pages, row for row`)
    check((await setAside(address)) === 0, 'clocks: nothing set aside')
  })
}

/** The disk of a worker's ledger fills in the midst of work: it waits with the pages in hand, none counts as bad, and goes on when there is room. */
async function disk() {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-small-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'marsad', folder]).status !== 0) {
    rmSync(folder, { recursive: true })
    return say('disk: not tried, a small disk can only be made by root')
  }
  const ledger = join(folder, 'ledger')
  const ballast = join(folder, 'ballast')
  try {
    await onStream({}, async (address) => {
      await (await openWith(ledger)).close()
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 256 * 1024)))
      const pages = Math.min(count, 400)
      await feedStream(pagesOf(0, pages), address)
      const { log, ended } = worker(address, ledger)
      for (let i = 0; i < 1200 && !log.some((line) => line.includes('waiting for room')); i++) await pause(100)
      check(
        log.some((line) => line.includes('waiting for room')),
        'disk: full, and the worker says that it waits',
      )
      await pause(3000)
      const waiting = await asked(address, async (jsm) => (await jsm.streams.info('MARSAD')).state.messages)
      check(waiting > 0, `disk: full, ${waiting} of ${pages} pages wait in the stream`)
      rmSync(ballast)
      check((await ended) === 0, 'disk: with room again the worker ends its work')
      check((await setAside(address)) === 0, 'disk: nothing set aside')
      const kept = await openWith(ledger)
      const { pages: held, ok } = await kept.verify({ offset: 0, limit: 5 })
      check(held === pages && ok, `disk: ${held} of ${pages} pages kept, every fact verified`)
      await kept.close()
    })
  } finally {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Messages of 60 MB are refused where they are published; one that unpacks to far more than it is, and one of noise, are set aside in bounded memory. */
async function large() {
  const MB = 1024 * 1024
  await onStream({ maxPayload: 64 * MB }, async (address) => {
    await feedStream(pagesOf(0, 20), address)
    const noise = randomBytes(60 * MB)
    const packed = async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return (await pack({ ...pageOf(0), bytes, sha256, source: `large-${bytes.length}` })).bytes
    }
    const [huge, bomb, scraps] = [await packed(noise), await packed(Buffer.alloc(200 * MB)), noise.subarray(0, 15 * MB)]
    const publish = (name, bytes) => asked(address, (_, stream) => stream.publish('marsad.pages', bytes, { msgID: name, timeout: 60_000 }))
    for (const [name, bytes] of Object.entries({ noise, huge })) {
      const said = await publish(name, bytes).then(
        () => 'taken',
        (error) => error.message,
      )
      check(
        /size exceeds/.test(said),
        `large: a message of ${(bytes.length / MB).toFixed(0)} MB is refused where it is published (${said})`,
      )
    }
    await publish('bomb', bomb)
    await publish('scraps', scraps)
    const tried = postgres.database()
    const { child, ended, log } = worker(address, tried)
    let most = 0
    const look = setInterval(() => {
      most = Math.max(most, residentOf(child.pid))
    }, 50)
    await ended
    clearInterval(look)
    if (process.env.FAULTS_LOG !== undefined) console.log(log.join('\n'))
    const [pages] = postgres.rows(tried, 'select count(*) from pages')
    check(Number(pages) === 20, `large: the 20 pages around them are recorded (${pages})`)
    const reasons = await Promise.all([1, 2].map((seq) => reasonOf(address, seq).catch(() => 'none')))
    say(`large: ${(bomb.length / MB).toFixed(1)} MB that unpack to 200: ${reasons[0]} · 15 MB of noise: ${reasons[1]}`)
    check(
      (await setAside(address)) === 2 && /unpacks to more than/.test(reasons[0]),
      'large: what unpacks to more than a page, and noise, are set aside',
    )
    check(most < 1.5e9, `large: the worker held ${(most / 1e6).toFixed(0)} MB at most`)
  })
}

function residentOf(pid) {
  try {
    return 4096 * Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  } catch {
    return 0
  }
}

/** A tenth as many messages that are no pages among the pages: each is set aside, every page is recorded. */
async function poison() {
  const quiet = count <= 2000 ? await quietly(count) : null
  await onStream({}, async (address) => {
    await feedStream(pagesOf(0, 0), address)
    const bad = Math.floor(count / 10)
    const began = performance.now()
    const tried = postgres.database()
    const workers = [1, 2].map(() => worker(address, tried, { until: false }))
    const fed = feedStream(pagesOf(0, count), address)
    await asked(address, async (_, stream) => {
      for (let i = 0; i < bad; i++) await stream.publish('marsad.pages', Buffer.from(`no page ${i}`), { msgID: `poison-${i}`, retries: 20 })
    })
    await fed
    for (let left = 1; left > 0; await pause(1000))
      left = await asked(address, async (jsm) => (await jsm.streams.info('MARSAD')).state.messages)
    for (const { child } of workers) child.kill('SIGTERM')
    const statuses = await Promise.all(workers.map((w) => w.ended))
    say(`poison: ${count} pages and ${bad} that are none in ${((performance.now() - began) / 1000).toFixed(0)} s by two workers`)
    const [pages] = postgres.rows(tried, 'select count(*) from pages')
    check(Number(pages) === count, `poison: ${pages} of ${count} pages recorded`)
    check((await setAside(address)) === bad, `poison: ${bad} set aside`)
    check(
      statuses.every((s) => s === 0 || s === 1),
      `poison: the workers ended in order (${statuses})`,
    )
    if (quiet !== null) check(!compare(postgres, quiet, tried, say), 'poison: the ledger is that of a quiet run, row for row')
  })
}
