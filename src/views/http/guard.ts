import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { problem } from './problem.ts'

/** Names under which this machine's own address is asked for; any other in `Host` is somebody else's page reaching in. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Who may ask, and how often. */
export interface Guarding {
  /** The secret that every request must bring; null where only this machine is served. */
  readonly token: string | null
  /** Requests a second that one client may make in the long run; 0 for any number. */
  readonly rate: number
}

/** Answers only to this machine's own names, or, where a token is set, to whoever brings it. */
export function admit({ token }: Guarding): MiddlewareHandler {
  return async (c, next) => {
    if (token === null && !LOOPBACK.test(c.req.header('host') ?? 'localhost'))
      return problem(c, 421, 'Misdirected', 'this address is not served here')
    if (token !== null && !isRight(token, brought(c))) {
      c.header('WWW-Authenticate', 'Bearer realm="Marsad", Basic realm="Marsad", charset="UTF-8"')
      return problem(c, 401, 'Unauthorized', 'a token is needed: Authorization: Bearer …, or the token as the password')
    }
    // A form or script of another site may not make this browser change or ask anything here.
    const origin = c.req.header('origin')
    if (
      c.req.method !== 'GET' &&
      c.req.method !== 'HEAD' &&
      origin !== undefined &&
      !(URL.canParse(origin) && new URL(origin).host === c.req.header('host'))
    )
      return problem(c, 403, 'Forbidden', 'requests from other sites are not taken')
    await next()
    return
  }
}

/** The token of `Authorization`: the word after Bearer, or the password of Basic, as browsers and calendars send it. */
function brought(c: Context): string {
  const [, scheme = '', value = ''] = /^(\w+)\s+(\S+)\s*$/.exec(c.req.header('authorization') ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return ''
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ or how long they are. */
export function isRight(secret: string, given: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(secret), digest(given))
}

// A client may ask for this many seconds' worth at once: a screen comes with its styles, fonts and scripts.
const BURST_SECONDS = 10
const CLIENTS = 10_000

/** Lets each client ask so often and no more: a bucket that fills at `rate` a second. */
export function slowDown({ rate }: Guarding, now: () => number = Date.now): MiddlewareHandler {
  const buckets = new Map<string, { left: number; at: number }>()
  return async (c, next) => {
    if (rate > 0) {
      const who = clientOf(c)
      const most = rate * BURST_SECONDS
      const time = now()
      const bucket = buckets.get(who) ?? { left: most, at: time }
      bucket.left = Math.min(most, bucket.left + ((time - bucket.at) / 1000) * rate)
      bucket.at = time
      buckets.delete(who)
      buckets.set(who, bucket)
      if (buckets.size > CLIENTS) buckets.delete(buckets.keys().next().value ?? '')
      if (bucket.left < 1) {
        c.header('Retry-After', String(Math.ceil((1 - bucket.left) / rate)))
        return problem(c, 429, 'Too many requests', `more than ${rate} requests a second; wait a little`)
      }
      bucket.left -= 1
    }
    await next()
    return
  }
}

function clientOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // Asked without a server, as tests do.
    return ''
  }
}

/** What every answer says to the browser: nothing of it runs, is framed, guessed at or handed to other sites, unless the answer said otherwise. */
export const careful: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('X-Content-Type-Options', 'nosniff')
  if (!c.res.headers.has('referrer-policy')) c.header('Referrer-Policy', 'no-referrer')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  if (!c.res.headers.has('content-security-policy'))
    c.header('Content-Security-Policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
}
