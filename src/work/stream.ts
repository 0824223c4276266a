/** Names under which pages travel: one stream for pages, one for what could not be read. */
export const STREAM = {
  name: 'MARSAD',
  pages: 'marsad.pages',
  poison: 'marsad.poison',
  poisoned: 'MARSAD_POISON',
  readers: 'readers',
} as const

/**
 * The largest message in bytes, headers and all, that the stream takes. A server's own limit (`max_payload`) may be higher, but what is longer than
 * 32 MiB its file store keeps and never hands out again.
 */
export const LARGEST_MESSAGE = 16 * 1024 * 1024

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
