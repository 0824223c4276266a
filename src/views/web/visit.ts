import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** A reader's last look at the first screen: how far the journal went then, and when that was. */
export interface Visit {
  readonly upTo: number
  /** Minutes since 1970. */
  readonly at: number
}

const COOKIE = 'marsad-visit'
// Looking again within this time is the same visit: what was new at its beginning is still shown as new.
const SAME_VISIT = 30
const KEPT_DAYS = 400

/** The visit before this one, from the browser's own memory; null where there was none. */
export function lastVisit(c: Context, now = minutes()): Visit | null {
  const [before, latest] = visitsOf(c)
  if (latest === undefined) return null
  return now - latest.at < SAME_VISIT ? (before ?? null) : latest
}

/** Lets the browser remember that this look went up to a record. */
export function noteVisit(c: Context, upTo: number, now = minutes()): void {
  const before = lastVisit(c, now)
  const visits = [...(before === null ? [] : [before]), { upTo, at: now }]
  setCookie(c, COOKIE, visits.map((v) => `${v.upTo}.${v.at}`).join('-'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: KEPT_DAYS * 86_400,
  })
}

const minutes = (): number => Math.floor(Date.now() / 60_000)

/** The visit before the latest, and the latest. */
function visitsOf(c: Context): [Visit | undefined, Visit | undefined] {
  const found = /^(?:(\d{1,12})\.(\d{1,10})-)?(\d{1,12})\.(\d{1,10})$/.exec(getCookie(c, COOKIE) ?? '')
  if (found === null) return [undefined, undefined]
  const visit = (upTo: string | undefined, at: string | undefined): Visit | undefined =>
    upTo === undefined ? undefined : { upTo: Number(upTo), at: Number(at) }
  return [visit(found[1], found[2]), visit(found[3], found[4])]
}
