// Programs run for their output and for what they cost.
import { spawnSync } from 'node:child_process'
import { root } from '../scripts/ready.mjs'

// A child tells what it used when it ends: seconds of processor time in all its threads, and the most memory it held.
const MARK = '\u0001used '
const HOOK = `data:text/javascript,${encodeURIComponent(
  `process.on('exit',()=>{const r=process.resourceUsage();process.stderr.write(${JSON.stringify(MARK)}+JSON.stringify({cpu:(r.userCPUTime+r.systemCPUTime)/1e6,rss:r.maxRSS*1024})+'\\n')})`,
)}`

/** Runs a Node program of the project; gives its output, wall seconds, processor seconds and peak memory in bytes. With `partly` status 1 is let pass: some pages could not be read. */
export function node(args, { env = {}, quiet = false, partly = false } = {}) {
  const began = performance.now()
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ['--import', HOOK, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const seconds = (performance.now() - began) / 1000
  if (error) throw error
  let used = { cpu: 0, rss: 0 }
  const said = stderr.split('\n').filter((line) => {
    if (line.startsWith(MARK)) used = JSON.parse(line.slice(MARK.length))
    return line !== '' && !line.startsWith(MARK)
  })
  if (!quiet && said.length > 0) process.stderr.write(said.join('\n') + '\n')
  if (status !== 0 && !(partly && status === 1)) throw new Error(`${args[0]} ended with ${status}`)
  return { stdout, seconds, status, ...used }
}
