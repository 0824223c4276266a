// How much faster two threads read than one, reading alone: by the clock, and by where the processor time goes, which a busy machine disturbs less;
// and how much faster two processors with a thread each read than one processor with one.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLines } from './ledger.mjs'

const ARTICLES = 4000
const TURNS = 3

/** Prints seconds by the clock with one worker, with one on one processor alone, and with two, in turns, the least of each, and their ratios. */
export async function printWorkers(dist, articles = ARTICLES) {
  const input = join(tmpdir(), `marsad-workers-${process.pid}.jsonl`)
  const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0
  const ways = { one: [1], two: [2], ...(pinned ? { alone: [1, ['taskset', '-c', '0']] } : {}) }
  try {
    const n = await firstLines(articles, input)
    const runs = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
    for (let turn = 0; turn < TURNS; turn++)
      for (const [way, [workers, before]] of Object.entries(ways)) runs[way].push(await readAlone(dist, input, workers, before))
    const least = (way) => runs[way].reduce((a, b) => (b.seconds < a.seconds ? b : a))
    const [one, two] = [least('one'), least('two')]
    console.log(`reading alone, ${n} articles, the least of ${TURNS} turns; load of the machine ${loadavg()[0].toFixed(1)}`)
    for (const [name, run] of [['1 worker ', one], ...(pinned ? [['1 worker on one processor', least('alone')]] : []), ['2 workers', two]])
      console.log(
        `${name}  ${run.seconds.toFixed(1)} s by the clock; CPU ${run.cpu.toFixed(1)} s: reading threads ${run.readers.toFixed(1)}, the thread that opens and prints ${run.main.toFixed(1)}, the engine's own (garbage, compiling) ${run.engine.toFixed(1)}`,
      )
    console.log(`2 workers are ${(one.seconds / two.seconds).toFixed(2)} times as fast as 1 by the clock (asked 1.8)`)
    if (pinned)
      console.log(
        `2 workers on two processors are ${(least('alone').seconds / two.seconds).toFixed(2)} times as fast as 1 worker on one of them`,
      )
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

function readAlone(dist, input, workers, before = []) {
  const began = performance.now()
  const out = openSync('/dev/null', 'w')
  const command = [...before, process.execPath, join(dist, 'main.js'), 'read', '--json', '--workers', String(workers), input]
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', out, 'ignore'] })
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
