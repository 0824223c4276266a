import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { type Page, Unreadable } from '../page/page.ts'
import { pack } from './parcel.ts'
import { layStream, PLAN, STREAM, type StreamPlan } from './stream.ts'

/** What a feeding did. */
export interface Fed {
  /** Pages that the stream took. */
  readonly published: number
  /** Pages that the stream had already. */
  readonly duplicates: number
  readonly refused: readonly { readonly source: string; readonly reason: string }[]
}

/** How a feeding goes. */
export interface FeedOptions {
  readonly plan?: Partial<StreamPlan>
  /** Told after each page what was fed so far, and of each page that cannot be. */
  readonly news?: (done: number, refused: Fed['refused'][number] | null) => void
  /** Ends the feeding after the pages that are on their way. */
  readonly signal?: AbortSignal
}

// Pages on their way at once: the stream's answer to each is waited for before more are read.
const UNDER_WAY = 64

/**
 * Publishes pages to the stream at a NATS address, each once: a page counts when the stream says that it keeps it.
 * @throws Error where the stream cannot be reached or stops answering.
 */
export async function feedStream(pages: AsyncIterable<Page | Unreadable>, to: string, options: FeedOptions = {}): Promise<Fed> {
  const connection = await connect({ servers: to.split(','), name: 'marsad feed', maxReconnectAttempts: -1 })
  const refused: Fed['refused'][number][] = []
  let [published, duplicates] = [0, 0]
  const news = options.news ?? (() => {})
  const refuse = (source: string, reason: string): void => {
    refused.push({ source, reason })
    news(published + duplicates, refused.at(-1)!)
  }
  try {
    await layStream(await jetstreamManager(connection), { ...PLAN, ...options.plan })
    const stream = jetstream(connection)
    const largest = connection.info?.max_payload ?? 1024 * 1024
    const send = async (page: Page): Promise<void> => {
      const { id, bytes } = await pack(page)
      if (bytes.length > largest - 1024) {
        refuse(page.source, `${bytes.length} bytes packed; the server takes ${largest} (its max_payload) in one message`)
        return
      }
      const { duplicate } = await stream.publish(STREAM.pages, bytes, { msgID: id, timeout: 30_000, retries: 20 })
      if (duplicate) duplicates++
      else published++
      news(published + duplicates, null)
    }
    const underWay = new Set<Promise<void>>()
    for await (const page of pages) {
      if (options.signal?.aborted === true) break
      if (page instanceof Unreadable) {
        refuse(page.source, page.reason)
        continue
      }
      const sending = send(page).finally(() => underWay.delete(sending))
      underWay.add(sending)
      if (underWay.size >= UNDER_WAY) await Promise.race(underWay)
    }
    await Promise.all(underWay)
    return { published, duplicates, refused }
  } finally {
    await connection.close()
  }
}
