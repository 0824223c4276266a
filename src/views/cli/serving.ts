import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deskOf, Held, keepAhead, keepWatching, type Ledger } from '../../desk/desk.ts'
import { serve } from '../http/serve.ts'
import { openTold } from './ask.ts'
import { takeInTold } from './read.ts'
import type { Settings } from './settings.ts'
import { t } from './speak.ts'
import { bold, print } from './terminal.ts'
import { means, report } from './watching.ts'

const ROUND_MS = 60_000
// How long the end waits for what is being made ready: it is lost with nothing else.
const PATIENCE_MS = 2000
// A browser is told within this time that what it asks for is being made.
const SHOWN_MS = 200

/** Serves the ledger until it is told to stop (Ctrl-C). */
export async function serveLedger(settings: Settings, quiet: boolean, watch = false): Promise<0> {
  const ledger = await openTold(settings.ledger, quiet)
  return serveUntilStopped(ledger, settings, watch ? quiet : null)
}

/** Reads the examples (or other inputs) into the ledger and serves it. Where it is served already, says so. */
export async function start(inputs: readonly string[], settings: Settings, quiet: boolean): Promise<0 | 1> {
  const { ledger: path } = settings
  let ledger: Ledger
  try {
    ledger = await openTold(path, quiet)
  } catch (error) {
    if (!(error instanceof Held) || error.address === null) throw error
    await print(t`Marsad serves ${path} already: ${error.address}`)
    return 0
  }
  try {
    await takeInTold(ledger, inputs.length > 0 ? inputs : examples(), quiet)
  } catch (error) {
    await ledger.close()
    throw error
  }
  return serveUntilStopped(ledger, settings)
}

/** The pages that came with this program, by the shortest name from here. */
function examples(): string[] {
  const folder = fileURLToPath(new URL('../../../examples', import.meta.url))
  const near = relative(process.cwd(), folder)
  return existsSync(folder) ? [near.startsWith('..') ? folder : near] : []
}

async function serveUntilStopped(
  ledger: Ledger,
  { port, host, token, rate, version, home }: Settings,
  watch: boolean | null = null,
): Promise<0> {
  const stop = new AbortController()
  try {
    const desk = deskOf(ledger)
    const serving = await serve(desk, { port, host, token, rate, version, home, patience: SHOWN_MS })
    ledger.announce(serving.address)
    await print(`\n${t`${bold('Marsad')} at ${serving.address}  (Ctrl-C stops it)`}`)
    const watching =
      watch === null
        ? Promise.resolve()
        : keepWatching({
            desk,
            ledger,
            home,
            means: means(),
            allowPrivate: false,
            every: ROUND_MS,
            stopped: stop.signal,
            told: report(watch),
          })
    const ahead = keepAhead(desk, ledger, { stopped: stop.signal }).catch(() => {})
    await Promise.race([stopAsked(), watching.then(() => new Promise(() => {}))])
    stop.abort()
    await Promise.race([ahead, pause(PATIENCE_MS, null, { ref: false })])
    await watching
    await serving.close()
    return 0
  } finally {
    await ledger.close()
  }
}

const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
