// npm run faults [-- PAGES [WORKERS]]: pages go over a NATS cluster of three into a ledger on PostgreSQL while workers, NATS servers and PostgreSQL are
// killed in turn, every page is sent twice more and messages that are no pages lie between them. In the end the ledger must equal, row for
// row, the one of a quiet run. Prints what was done; exit status 1 where the ledgers differ, 2 where a server is not installed.
import { spawn } from 'node:child_process'
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

const [count = 2000, workerCount = 4] = process.argv.slice(2).map(Number)
const POISON_EVERY = 10
const TROUBLES = 32
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`)

const postgres = await startPostgres()
const cluster = hasNats ? await startNats({ servers: 3 }) : null
if (postgres === null || cluster === null) {
  await postgres?.stop()
  await cluster?.stop()
  console.error(`faults: ${postgres === null ? 'PostgreSQL' : 'nats-server'} is not installed; nothing was tried`)
  process.exit(2)
}

const quiet = postgres.database()
const tried = postgres.database()
let failed = false
try {
  await quietRun()
  const counts = await troubledRun()
  failed = compare(postgres, quiet, tried, say)
  say(`${count} pages: ${JSON.stringify(counts)}; ${failed ? 'THE LEDGERS DIFFER' : 'the ledgers are equal, row for row'}`)
} finally {
  await cluster.stop()
  await postgres.stop()
}
process.exitCode = failed ? 1 : 0

async function quietRun() {
  const ledger = await openWith(quiet)
  for (let i = 0; i < count; i += 100) {
    const pages = Array.from({ length: Math.min(100, count - i) }, (_, k) => pageOf(i + k))
    await ledger.record(pages.map((page) => ({ page, reading: reader.read(page) })))
  }
  await ledger.settle()
  await ledger.close()
  say(`quiet run: ${count} pages`)
}

async function troubledRun() {
  const done = { workersKilled: 0, natsKilled: 0, postgresKilled: 0, connectionsCut: 0, poison: 0, sentAgain: 0 }
  const plan = { replicas: 3, patience: 5000, tries: 50 }
  await untilReady()
  const fed = feedStream(pagesOf(0, count), cluster.address, { plan })
  const workers = Array.from({ length: workerCount }, supervise)
  let over = false
  const chaos = (async () => {
    for (let round = 0; !over; round++) {
      // Trouble comes in the midst of work: after every so many pages, not after so many seconds that a slow machine spends with starting workers.
      await untilShrunk(Math.ceil((3 * count) / TROUBLES), () => over)
      if (over) return
      const turn = round % 4
      if (turn === 0 || turn === 2) {
        workers[(round / 2) % workerCount].kill()
        done.workersKilled++
      } else if (turn === 1) {
        await cluster.crash(done.natsKilled % 3, 800)
        done.natsKilled++
      } else if (round % 8 === 3) {
        await postgres.crash(700)
        done.postgresKilled++
      } else {
        postgres.breakConnections(tried)
        done.connectionsCut++
      }
    }
  })()
  say(`fed: ${JSON.stringify(await fed)}`)
  Object.assign(done, await sendAgain())
  await untilEmpty()
  over = true
  await chaos
  await untilEmpty()
  await Promise.all(workers.map((worker) => worker.stop()))
  const aside = (await asked((jsm) => jsm.streams.info('MARSAD_POISON'))).state.messages
  if (aside !== done.poison) {
    say(`set aside: ${aside} of ${done.poison} messages that are no pages`)
    failed = true
  }
  return done
}

/** Sends every page twice more under other names, so that the stream takes them for new, and messages that are no pages. */
async function sendAgain() {
  const connection = await connect({ servers: cluster.address.split(','), maxReconnectAttempts: -1 })
  const stream = jetstream(connection)
  const send = async (bytes, msgID) => {
    for (;;) {
      try {
        return await stream.publish('marsad.pages', bytes, { msgID, timeout: 5000, retries: 10 })
      } catch {
        await pause(250)
      }
    }
  }
  let poison = 0
  for (let i = 0; i < count; i++) {
    const { bytes } = await pack(pageOf(i))
    for (const turn of [1, 2]) await send(bytes, `again-${turn}-${i}`)
    if (i % POISON_EVERY === 0) await send(Buffer.from(`no page ${i}`), `poison-${++poison}`)
  }
  await connection.close()
  return { poison, sentAgain: 2 * count }
}

/** A worker in a process of its own; one that ends is started again, as a supervisor would, until it is to stop. */
function supervise() {
  const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
  let [child, stopping] = [null, false]
  let ended = Promise.resolve()
  const start = () => {
    if (stopping) return
    child = spawn(process.execPath, [main, 'work', '--from', cluster.address, '--batch', '20', '--tries', '50'], {
      stdio: ['ignore', 'ignore', process.env.FAULTS_LOG === undefined ? 'ignore' : 'inherit'],
      env: { ...process.env, MARSAD_DB: tried },
    })
    ended = new Promise((resolve) => child.on('exit', resolve)).then(() => pause(300)).then(start)
  }
  start()
  return {
    kill: () => child.kill('SIGKILL'),
    stop() {
      stopping = true
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Asks the cluster's manager something; the connection is closed whatever comes of it, so that nothing goes on knocking for ever. */
async function asked(question) {
  const connection = await connect({ servers: cluster.address.split(','), maxReconnectAttempts: -1 })
  try {
    return await question(await jetstreamManager(connection, { timeout: 10_000 }))
  } finally {
    await connection.close()
  }
}

async function untilReady() {
  for (;;) {
    try {
      await asked((jsm) => jsm.getAccountInfo())
      return
    } catch {
      await pause(300)
    }
  }
}

/** Waits until so many messages were taken from the stream since now, or half a minute. */
async function untilShrunk(messages, over) {
  let from = null
  for (const until = Date.now() + 30_000; Date.now() < until && !over(); await pause(400)) {
    try {
      const { ack_floor: floor } = await asked((jsm) => jsm.consumers.info('MARSAD', 'readers'))
      from ??= floor.stream_seq
      if (floor.stream_seq - from >= messages) return
    } catch {
      // No server, no stream or no readers at this moment.
    }
  }
}

async function untilEmpty() {
  for (let calm = 0; calm < 3; ) {
    await pause(1000)
    try {
      const { state } = await asked((jsm) => jsm.streams.info('MARSAD'))
      calm = state.messages === 0 ? calm + 1 : 0
    } catch {
      calm = 0
    }
  }
}
