import { type Page, Unreadable } from '../page/page.ts'
import { inOrder } from './in-order.ts'
import { pack } from './parcel.ts'
import { LARGEST_MESSAGE, PLAN, STREAM, type StreamPlan } from './stream.ts'
import { until } from './until.ts'

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
 * @throws BadInput where the stream cannot be reached, Error where it stops answering.
 */
export async function feedStream(pages: AsyncIterable<Page | Unreadable>, to: string, options: FeedOptions = {}): Promise<Fed> {
  const { openStream } = await import('./nats.ts')
  const { connection, stream } = await openStream(to, 'marsad feed', { ...PLAN, ...options.plan })
  const largest = Math.min(connection.info?.max_payload ?? 1024 * 1024, LARGEST_MESSAGE)
  const send = async (page: Page | Unreadable): Promise<'published' | 'duplicate' | Fed['refused'][number]> => {
    if (page instanceof Unreadable) return { source: page.source, reason: page.reason }
    const { id, bytes } = await pack(page)
    if (bytes.length > largest - 1024)
      return {
        source: page.source,
        reason: `${bytes.length} bytes packed; ${largest} go into one message (the server’s max_payload, at most ${LARGEST_MESSAGE})`,
      }
    const { duplicate } = await stream.publish(STREAM.pages, bytes, { msgID: id, timeout: 30_000, retries: 20 })
    return duplicate ? 'duplicate' : 'published'
  }
  const refused: Fed['refused'][number][] = []
  let [published, duplicates] = [0, 0]
  try {
    for await (const sent of inOrder(until(pages, options.signal), UNDER_WAY, send)) {
      if (sent === 'published') published++
      else if (sent === 'duplicate') duplicates++
      else refused.push(sent)
      options.news?.(published + duplicates, typeof sent === 'string' ? null : sent)
    }
    return { published, duplicates, refused }
  } finally {
    await connection.close()
  }
}
