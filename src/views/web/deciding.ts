import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { BadInput, type Desk, type Output } from '../../desk/desk.ts'
import { actorHref, pageHref } from './links.ts'
import type { Lang } from './words.ts'

const COOKIE = 'marsad-by'
const KEPT_DAYS = 400
const LONGEST_FORM = 64 * 1024
// What the latest decisions changed, for the screen that comes after them.
const REMEMBERED = 200

type Made = Output<'confirm'>

/** In whose name a form decides: kept for this browser's next one. */
export function signed(c: Context, given: string): { readonly by?: string } {
  const by = given.slice(0, 80)
  if (by === '') return {}
  setCookie(c, COOKIE, by, { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: KEPT_DAYS * 86_400 })
  return { by }
}

/** In whose name this browser decides. */
export const decidesAs = (c: Context): string => getCookie(c, COOKIE) ?? ''

/** What forms that decide on facts are sent to, and what they changed. */
export interface Deciding {
  /** What the decision named in the address changed; null where none is, or too long ago. */
  of(c: Context): Made | null
  /** Takes the forms of one language's screens: on facts, and on who is who and what is one story. */
  on(app: Hono, lang: Lang): void
}

/** Takes forms that decide on facts: the answer is the page again, at the fact. */
export function deciding(desk: Desk): Deciding {
  const made = new Map<string, Made>()
  return {
    of: (c) => made.get(c.req.query('did') ?? '') ?? null,
    on(app, lang) {
      app.post('/decide', bodyLimit({ maxSize: LONGEST_FORM }), async (c) => {
        const sent = await c.req.parseBody()
        const field = (name: string): string => (typeof sent[name] === 'string' ? sent[name].trim() : '')
        const by = field('by').slice(0, 80)
        setCookie(c, COOKIE, by, { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: KEPT_DAYS * 86_400 })
        const back = (fact?: string, did?: string): Response => c.redirect(addressOf(lang, field('page'), fact, did), 303)
        if (field('sign') !== '') return back()
        const decision = await decide(desk, field, { ...(by === '' ? {} : { by }), ...(field('why') === '' ? {} : { why: field('why') }) })
        made.set(decision.id, decision)
        if (made.size > REMEMBERED) made.delete(made.keys().next().value ?? '')
        return back(decision.subjects[0], decision.id)
      })
      app.post('/join', bodyLimit({ maxSize: LONGEST_FORM }), async (c) => {
        const sent = await c.req.parseBody()
        const field = (name: string): string => (typeof sent[name] === 'string' ? sent[name].trim() : '')
        await join(desk, field, { ...signed(c, field('by')), ...(field('why') === '' ? {} : { why: field('why') }) })
        return c.redirect(
          field('story') === '' ? actorHref(lang, field('actor')) : `/${lang}/story/${encodeURIComponent(field('story'))}`,
          303,
        )
      })
    },
  }
}

function addressOf(lang: Lang, page: string, fact?: string, did?: string): string {
  if (!/^[0-9a-f]{6,64}$/.test(page)) throw new BadInput('page: expected the id of the page that was decided on')
  const [path] = pageHref(lang, page).split('#')
  return `${path}${did === undefined ? '' : `?did=${did}`}${fact === undefined ? '' : `#${encodeURIComponent(fact)}`}`
}

type Field = (name: string) => string

/** Merges an actor or a story with another, takes something out of it, or takes a decision back. */
async function join(desk: Desk, field: Field, as: { readonly by?: string; readonly why?: string }): Promise<void> {
  const own = field('story') || field('actor')
  if (own === '') throw new BadInput('expected the actor or the story that is decided on')
  if (field('undo') !== '') await desk.ask('undo', { id: field('undo'), ...as })
  else if (field('split') !== '') await desk.ask('split', { names: [own, field('split')], ...as })
  else if (field('merge') === '') throw new BadInput('expected whom or what to merge with')
  // A story may be given by the address of its screen.
  else await desk.ask('merge', { names: [own, /S[0-9a-f]{12}/.exec(field('merge'))?.[0] ?? field('merge')], ...as })
}

async function decide(desk: Desk, field: Field, as: { readonly by?: string; readonly why?: string }): Promise<Made> {
  if (field('undo') !== '') return desk.ask('undo', { id: field('undo'), ...as })
  if (field('confirm') !== '') return desk.ask('confirm', { id: field('confirm'), ...as })
  if (field('reject') !== '') return desk.ask('reject', { id: field('reject'), ...as })
  if (field('correct') === '') throw new BadInput('nothing was decided: expected one of confirm, correct, reject, undo')
  // A field that stands as it was before is no correction; one that was emptied says nobody, or no date.
  const changed = (['who', 'to', 'what', 'status', 'date', 'words'] as const).flatMap((name) => {
    const [now, was] = [field(name), field(`was-${name}`)]
    return sameWords(now, was) ? [] : [[name, now === '' ? '-' : now.replace(/\r\n?/g, '\n')] as const]
  })
  return desk.ask('correct', { id: field('correct'), ...Object.fromEntries(changed), ...as })
}

// Browsers write line ends in their own way.
const sameWords = (a: string, b: string): boolean => a.replace(/\s+/g, '') === b.replace(/\s+/g, '')
