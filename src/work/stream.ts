import { JetStreamApiError, type JetStreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream'

/** Names under which pages travel: one stream for pages, one for what could not be read. */
export const STREAM = {
  name: 'MARSAD',
  pages: 'marsad.pages',
  poison: 'marsad.poison',
  poisoned: 'MARSAD_POISON',
  readers: 'readers',
} as const

/** How the stream and its readers are set up where they are not there yet. */
export interface StreamPlan {
  /** Servers of a cluster that keep each page, 1–5. */
  readonly replicas: number
  /** Pages handed out and not yet acknowledged, over all workers: what lies beyond waits in the stream. */
  readonly inHand: number
  /** Milliseconds after which a page that nobody acknowledged is handed out again. */
  readonly patience: number
  /** Times a page is handed out before it is set aside. */
  readonly tries: number
}

export const PLAN: StreamPlan = { replicas: 1, inHand: 2000, patience: 60_000, tries: 5 }

const MILLISECOND = 1_000_000
// Copies of a page that come within a day are one message; later ones are sifted by the ledger.
const REMEMBERED = 24 * 60 * 60 * 1000 * MILLISECOND

/** Makes the streams and the readers' place in them where they are missing; what is there is left as it is. */
export async function layStream(manager: JetStreamManager, plan: StreamPlan): Promise<void> {
  const common = { storage: StorageType.File, num_replicas: plan.replicas, duplicate_window: REMEMBERED }
  await unlessThere(
    () => manager.streams.info(STREAM.name),
    () => manager.streams.add({ ...common, name: STREAM.name, subjects: [STREAM.pages], retention: RetentionPolicy.Workqueue }),
  )
  await unlessThere(
    () => manager.streams.info(STREAM.poisoned),
    () => manager.streams.add({ ...common, name: STREAM.poisoned, subjects: [STREAM.poison], retention: RetentionPolicy.Limits }),
  )
  await unlessThere(
    () => manager.consumers.info(STREAM.name, STREAM.readers),
    () =>
      manager.consumers.add(STREAM.name, {
        durable_name: STREAM.readers,
        ack_policy: 'explicit',
        ack_wait: plan.patience * MILLISECOND,
        max_ack_pending: plan.inHand,
      }),
  )
}

// Several workers may find it missing at once: the server makes it once and the same.
async function unlessThere(look: () => Promise<unknown>, make: () => Promise<unknown>): Promise<void> {
  try {
    await look()
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.status !== 404) throw error
    await make()
  }
}
