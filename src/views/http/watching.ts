import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { noticeFeed, noticesOf } from '../../desk/desk.ts'

const LOOK_MS = 1000
const BEAT_MS = 15_000

/** The notices of the watch rules as they come (server-sent events); with `Last-Event-ID` those since that one first. */
export function noticesAsTheyCome(c: Context, home: string): Response {
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    const asked = c.req.header('last-event-id')
    let known = await noticesOf(home)
    let sent = asked === undefined ? known.length : known.findIndex((n) => n.id === asked) + 1
    let beat = Date.now()
    await stream.write(': here\n\n')
    while (!stream.aborted && !stream.closed) {
      for (const notice of known.slice(sent)) await stream.writeSSE({ id: notice.id, event: 'notice', data: JSON.stringify(notice) })
      sent = known.length
      if (Date.now() - beat > BEAT_MS) {
        beat = Date.now()
        // So that a reader that has gone is noticed, and what stands between does not close the line.
        await stream.write(': still here\n\n')
      }
      await stream.sleep(LOOK_MS)
      known = await noticesOf(home)
    }
  })
}

/** The newest notices as an Atom feed. */
export async function noticesAsFeed(c: Context, home: string): Promise<Response> {
  return c.body(noticeFeed(await noticesOf(home), 'Marsad'), 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
}
