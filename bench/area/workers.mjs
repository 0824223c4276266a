// How much faster two threads read than one, reading alone: by the clock, and by where the processor time goes, which a busy machine disturbs less.
import { spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLines } from './ledger.mjs'

const ARTICLES = 4000
const TURNS = 3

/** Prints seconds by the clock with one worker and with two, in turns, the least of each, and their ratio. */
export async function printWorkers(dist) {
  const input = join(tmpdir(), `marsad-workers-${process.pid}.jsonl`)
  try {
    const n = await firstLines(ARTICLES, input)
    const runs = { 1: [], 2: [] }
    for (let turn = 0; turn < TURNS; turn++) for (const workers of [1, 2]) runs[workers].push(await readAlone(dist, input, workers))
    const [one, two] = [1, 2].map((workers) => runs[workers].reduce((a, b) => (b.seconds < a.seconds ? b : a)))
    console.log(`reading alone, ${n} articles, the least of ${TURNS} turns; load of the machine ${loadavg()[0].toFixed(1)}`)
    for (const [name, run] of [
      ['1 worker ', one],
      ['2 workers', two],
    ])
      console.log(
        `${name}  ${run.seconds.toFixed(1)} s by the clock; CPU ${run.cpu.toFixed(1)} s: reading threads ${run.readers.toFixed(1)}, the thread that opens and prints ${run.main.toFixed(1)}, the engine's own (garbage, compiling) ${run.engine.toFixed(1)}`,
      )
    console.log(`2 workers are ${(one.seconds / two.seconds).toFixed(2)} times as fast as 1 by the clock (asked 1.8)`)
    // On two cores that are ours alone the clock runs for half of all processor time, but for what is waited for; with one worker for its own.
    console.log(`of the processor time of 2 workers ${((100 * two.readers) / two.cpu).toFixed(0)} % is spent in reading threads`)
  } finally {
    rmSync(input, { force: true })
  }
}

// Seconds of processor time of each thread of a process, by thread.
function threadsOf(pid) {
  const seconds = new Map()
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const fields = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8').split(') ')[1].split(' ')
      seconds.set(Number(thread), (Number(fields[11]) + Number(fields[12])) / 100)
    }
  } catch {
    // It has just ended.
  }
  return seconds
}

function readAlone(dist, input, workers) {
  const began = performance.now()
  const out = openSync('/dev/null', 'w')
  const child = spawn(process.execPath, [join(dist, 'main.js'), 'read', '--json', '--workers', String(workers), input], {
    stdio: ['ignore', out, 'ignore'],
  })
  let threads = new Map()
  const look = setInterval(() => {
    for (const [id, seconds] of threadsOf(child.pid)) threads = threads.set(id, seconds)
  }, 100)
  return new Promise((resolve, reject) => {
    child.on('exit', (status) => {
      clearInterval(look)
      closeSync(out)
      if (status > 1 || status === null) return reject(new Error(`reading ended with ${status}`))
      const main = threads.get(child.pid) ?? 0
      const others = [...threads]
        .filter(([id]) => id !== child.pid)
        .map(([, seconds]) => seconds)
        .sort((a, b) => b - a)
      const sum = (list) => list.reduce((a, b) => a + b, 0)
      const readers = sum(others.slice(0, workers))
      resolve({ seconds: (performance.now() - began) / 1000, main, readers, engine: sum(others.slice(workers)), cpu: main + sum(others) })
    })
  })
}
