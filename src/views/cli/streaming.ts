import type { Command } from 'commander'
import { BadInput, feedInputs, newCounters, workFrom } from '../../desk/desk.ts'
import type { Serving } from '../http/serve.ts'
import { openTold } from './ask.ts'
import { some } from './facts.ts'
import { withStop } from './interrupt.ts'
import { progress } from './progress.ts'
import { portOf, settings } from './settings.ts'
import { said, t } from './speak.ts'
import { print, shown, tell } from './terminal.ts'

interface FeedGiven {
  readonly to: string
  readonly replicas?: string
  readonly allowPrivate?: boolean
}

interface WorkGiven {
  readonly from: string
  readonly untilEmpty?: boolean
  readonly batch?: string
  readonly tries?: string
  readonly metricsPort?: string
}

/** Adds `marsad feed` and `marsad work`: pages to a NATS stream, and from it into the ledger. */
export function addStreaming(program: Command, quiet: () => boolean, finish: (status: number) => void): void {
  program
    .command('feed <inputs...>')
    .summary('Publish pages to a NATS stream')
    .description('Publish files, folders, archives, feeds or web addresses to a NATS JetStream for any number of workers (marsad work).')
    .requiredOption('--to <servers>', 'NATS address, or several with commas')
    .option('--replicas <n>', 'servers of a cluster that keep each page (1–5, default 1)')
    .option('--allow-private', 'fetch addresses of this machine and of private networks too')
    .addHelpText('after', '\nExample:\n  marsad feed pages/ --to nats://127.0.0.1:4222')
    .action(async (inputs: string[], given: FeedGiven) => finish(await feed(inputs, given, quiet())))
  program
    .command('work')
    .summary('Read pages from a NATS stream into the ledger')
    .description('Take pages from a NATS JetStream, read them, record them and acknowledge them after the commit. Log lines are JSON.')
    .requiredOption('--from <servers>', 'NATS address, or several with commas')
    .option('--until-empty', 'end when nothing is left: five seconds without a page, and none in the hand of another worker')
    .option('--batch <n>', 'pages recorded and acknowledged together (default 100)')
    .option('--tries <n>', 'times a page is handed out before it is set aside (default 5)')
    .option('--metrics-port <port>', 'serve /metrics (Prometheus) and /health on this port of this machine')
    .addHelpText('after', '\nExample:\n  MARSAD_DB=postgres://localhost/marsad marsad work --from nats://127.0.0.1:4222')
    .action(async (given: WorkGiven) => finish(await work(given, quiet())))
}

async function feed(inputs: readonly string[], given: FeedGiven, quiet: boolean): Promise<0 | 1> {
  const bar = await progress(quiet)
  try {
    const replicas = wholeOf(given.replicas ?? '1', '--replicas', 5)
    const news = (done: number, refused: { source: string; reason: string } | null) => {
      if (refused === null) {
        bar.show('pages', done, null)
        return
      }
      bar.clear()
      tell(`marsad: ${shown(refused.source)}: ${shown(said(refused.reason))}`)
    }
    const options = { fetch: { allowPrivate: given.allowPrivate === true } }
    const fed = await withStop((signal) => feedInputs(inputs, given.to, { plan: { replicas }, news, signal }, options))
    bar.clear()
    if (!quiet)
      await print(t`${some(fed.published, 'pages')} published, ${fed.duplicates} there already, ${fed.refused.length} could not be`)
    return fed.refused.length === 0 ? 0 : 1
  } finally {
    bar.clear()
  }
}

async function work(given: WorkGiven, quiet: boolean): Promise<0 | 1> {
  const counters = newCounters()
  const ledger = await openTold(settings().ledger, quiet)
  const log = (event: string, details: Readonly<Record<string, string | number>> = {}): void =>
    tell(JSON.stringify({ at: new Date().toISOString(), event, ...details }))
  let metrics: Serving | null = null
  try {
    const batch = wholeOf(given.batch ?? '100', '--batch', 10_000)
    const tries = wholeOf(given.tries ?? '5', '--tries', 1000)
    if (given.metricsPort !== undefined) {
      const { serveMetrics } = await import('../http/metrics.ts')
      metrics = await serveMetrics(portOf(given.metricsPort, '--metrics-port'), counters)
      log('metrics', { address: metrics.address })
    }
    if (!quiet) log('begun', { pid: process.pid })
    const idle = given.untilEmpty === true ? { idle: 5000 } : {}
    await withStop((signal) => workFrom(ledger, given.from, { plan: { tries }, batch, signal, counters, log, ...idle }))
    await ledger.settle()
    if (!quiet) log('ended', { recorded: counters.recorded, known: counters.known, poisoned: counters.poisoned, failed: counters.failed })
    return counters.poisoned === 0 ? 0 : 1
  } finally {
    await metrics?.close()
    await ledger.close()
  }
}

function wholeOf(text: string, from: string, most: number): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1 || number > most)
    throw new BadInput(`${from}: expected a whole number from 1 to ${most}, found "${text}"`)
  return number
}
