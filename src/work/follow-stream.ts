import type { Consumer, JsMsg } from '@nats-io/jetstream'
import { Damaged, isFullDisk, type Ledger } from '../ledger/ledger.ts'
import { NotFound, type Page } from '../page/page.ts'
import type { Reading } from '../reading/reading.ts'
import { type Counters, newCounters } from './counters.ts'
import type { OpenStream } from './nats.ts'
import { unpack } from './parcel.ts'
import { LARGEST_MESSAGE, PLAN, STREAM, type StreamPlan } from './stream.ts'

/** How a worker works. */
export interface FollowOptions {
  readonly plan?: Partial<StreamPlan>
  /** Reads a page. */
  readonly read: (page: Page) => Reading
  /** Pages recorded and acknowledged together. */
  readonly batch?: number
  /** Ends the work when nothing came for so many milliseconds and nothing waits or is in anybody's hand; without it the worker waits for more. */
  readonly idle?: number
  /** Asks for a graceful end: the batch in hand is recorded and acknowledged, no other is taken. */
  readonly signal?: AbortSignal
  readonly counters?: Counters
  /** Told of what is worth a line in the log. */
  readonly log?: (event: string, details: Readonly<Record<string, string | number>>) => void
}

interface Arrived {
  readonly message: JsMsg
  readonly page: Page
}

interface InHand extends Arrived {
  readonly reading: Reading
}

const BATCH = 100
const WAIT = 1000
// The longest a worker waits before it asks again for a ledger or a stream that does not answer.
const LONGEST_PAUSE = 10_000

/**
 * Takes pages from the stream at a NATS address, reads them, records them in the ledger and acknowledges them after the commit: a page
 * comes at least once and is recorded exactly once, since the ledger passes over what it knows. What cannot be read, and what was handed
 * out too often, is set aside on its own stream with the reason.
 */
export async function followStream(ledger: Ledger, from: string, options: FollowOptions): Promise<Counters> {
  const plan = { ...PLAN, ...options.plan }
  const counters = options.counters ?? newCounters()
  const log = options.log ?? (() => {})
  const { openStream } = await import('./nats.ts')
  const open = await openStream(from, 'marsad work', plan)
  const { connection, stream } = open
  try {
    const work = { open, ledger, plan, counters, log, read: options.read, signal: options.signal }
    let readers: Consumer | null = null
    let quietSince = Date.now()
    let pause = 0
    while (options.signal?.aborted !== true) {
      try {
        readers ??= await stream.consumers.get(STREAM.name, STREAM.readers)
        const messages = await nextMessages(readers, options.batch ?? BATCH)
        if (messages.length > 0) {
          await settleBatch(work, messages)
          quietSince = Date.now()
        } else if (options.idle !== undefined && Date.now() - quietSince >= options.idle && (await isEmpty(readers))) break
        pause = 0
      } catch (error) {
        // A damaged ledger is mended when it is opened anew; what is in hand comes again.
        if (connection.isClosed() || error instanceof Damaged) throw error
        readers = null
        counters.failed++
        pause = Math.min(LONGEST_PAUSE, pause * 2 + 250)
        log('failed', { reason: (error as Error).message, pause })
        await new Promise((resolve) => setTimeout(resolve, pause))
        quietSince = Date.now()
      }
    }
    return counters
  } finally {
    await connection.drain().catch(() => connection.close())
  }
}

interface Work {
  readonly open: OpenStream
  readonly ledger: Ledger
  readonly plan: StreamPlan
  readonly counters: Counters
  readonly log: NonNullable<FollowOptions['log']>
  readonly read: (page: Page) => Reading
  readonly signal: AbortSignal | undefined
}

/** Whether nothing waits to be handed out and nothing is handed out, to this worker or another, that may come again. */
async function isEmpty(readers: Consumer): Promise<boolean> {
  const { num_pending: waiting, num_ack_pending: inHand } = await readers.info()
  return waiting + inHand === 0
}

async function nextMessages(readers: Consumer, batch: number): Promise<JsMsg[]> {
  const messages: JsMsg[] = []
  for await (const message of await readers.fetch({ max_messages: batch, expires: WAIT })) messages.push(message)
  return messages
}

async function settleBatch(work: Work, messages: readonly JsMsg[]): Promise<void> {
  const { counters } = work
  counters.inHand = messages.length
  counters.waiting = messages.at(-1)!.info.pending
  // While a long batch is being read and recorded its pages are not handed to others.
  const beat = setInterval(() => {
    for (const message of messages) message.working()
  }, work.plan.patience / 3)
  try {
    const inHand = await readAll(work, messages)
    await recordAll(work, inHand)
  } finally {
    clearInterval(beat)
    counters.inHand = 0
  }
}

/** Records what is in hand; where the ledger refuses the whole, page by page, so that one bad page holds up no other. */
async function recordAll(work: Work, inHand: readonly InHand[]): Promise<void> {
  for (let pause = 250; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    try {
      return await record(work, inHand)
    } catch (error) {
      work.counters.failed++
      work.log('failed', { reason: (error as Error).message, pages: inHand.length })
      if (!isFullDisk(error)) {
        if (error instanceof Damaged) throw error
        return recordEach(work, inHand)
      }
      // A full disk is no fault of the pages: they stay in hand until there is room.
      if (work.signal?.aborted === true) throw error
      work.log('waiting for room on the disk', { pause })
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

async function recordEach(work: Work, inHand: readonly InHand[]): Promise<void> {
  for (const one of inHand) {
    await untilAnswered(work)
    await record(work, [one]).catch((cause: unknown) => {
      work.log('failed', { reason: (cause as Error).message, source: one.page.source })
      one.message.nak(1000)
    })
  }
}

async function record(work: Work, inHand: readonly InHand[]): Promise<void> {
  const { counters } = work
  const begun = performance.now()
  const news = await work.ledger.record(inHand.map(({ page, reading }) => ({ page, reading })))
  counters.recordingSeconds += (performance.now() - begun) / 1000
  for (const kind of news) {
    if (kind === 'known') counters.known++
    else counters.recorded++
  }
  await acknowledge(inHand)
}

// Only what the ledger has; an acknowledgement that is lost brings the page again, and the ledger knows it.
const acknowledge = (kept: readonly Arrived[]): Promise<unknown> =>
  Promise.all(kept.map(({ message }) => message.ackAck().catch(() => false)))

/** Waits until the ledger answers: a database that is down is no fault of the pages in hand. */
async function untilAnswered(work: Work): Promise<void> {
  for (let pause = 250; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    try {
      await work.ledger.page('0'.repeat(64))
      return
    } catch (error) {
      if (error instanceof NotFound) return
      work.log('waiting for the ledger', { reason: (error as Error).message, pause })
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** Reads what is news to the ledger; what it has already is acknowledged, what is no page or cannot be read set aside. */
async function readAll(work: Work, messages: readonly JsMsg[]): Promise<InHand[]> {
  const arrived: Arrived[] = []
  for (const message of messages) {
    const tries = message.info.deliveryCount
    if (tries > work.plan.tries) await setAside(work, message, `handed out ${tries - 1} times and never recorded`)
    else
      await unpack(message.data).then(
        (page) => arrived.push({ message, page }),
        (error: Error) => setAside(work, message, error.message),
      )
  }
  const begun = performance.now()
  const inHand: InHand[] = []
  for (const one of await newOnes(work, arrived))
    try {
      inHand.push({ ...one, reading: work.read(one.page) })
    } catch (error) {
      await setAside(work, one.message, (error as Error).message)
    }
  work.counters.readingSeconds += (performance.now() - begun) / 1000
  return inHand
}

/** The pages that are news. A ledger that does not answer is asked again when they are recorded. */
async function newOnes(work: Work, arrived: readonly Arrived[]): Promise<readonly Arrived[]> {
  const sifted = await work.ledger.sift(arrived.map((one) => one.page)).catch(() => [])
  const known = arrived.filter((_, i) => sifted[i] === 'known')
  await acknowledge(known)
  work.counters.known += known.length
  return arrived.filter((_, i) => sifted[i] !== 'known')
}

/** Puts a message on the stream of what could not be read, with its reason, and takes it out of the pages' stream. */
async function setAside(work: Work, message: JsMsg, reason: string): Promise<void> {
  const told = work.open.newHeaders()
  told.set('Marsad-Reason', reason.replaceAll(/[\r\n]+/g, ' ').slice(0, 2000))
  told.set('Marsad-Tries', String(message.info.deliveryCount))
  // What fills a message to its edge leaves no room for the reason: its end is cut off.
  const room = Math.min(work.open.connection.info?.max_payload ?? LARGEST_MESSAGE, LARGEST_MESSAGE) - 4096
  if (message.data.length > room) told.set('Marsad-Cut', String(message.data.length - room))
  await work.open.stream.publish(STREAM.poison, message.data.subarray(0, room), { headers: told, msgID: `${message.seq}`, retries: 20 })
  // Acknowledged, not terminated: a terminated message would stay in the stream of older servers.
  await message.ackAck()
  work.counters.poisoned++
  work.log('set aside', { sequence: message.seq, reason })
}
