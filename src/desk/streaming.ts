import type { Ledger } from '../ledger/ledger.ts'
import { type OpenOptions, openPages } from '../page/page.ts'
import { type Counters, type Fed, type FeedOptions, type FollowOptions, feedStream, followStream } from '../work/work.ts'
import { reader } from './intake.ts'

/** Publishes inputs to the stream at a NATS address, page by page, for workers to read. */
export const feedInputs = (inputs: readonly string[], to: string, feeding: FeedOptions, options: OpenOptions): Promise<Fed> =>
  feedStream(openPages(inputs, options), to, feeding)

/** Reads what comes from the stream at a NATS address into the ledger until it is told to stop. */
export const workFrom = (ledger: Ledger, from: string, options: Omit<FollowOptions, 'read'>): Promise<Counters> =>
  followStream(ledger, from, { ...options, read: reader.read })
