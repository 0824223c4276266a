import { setTimeout as pause } from 'node:timers/promises'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { Desk, Doing } from '../../desk/desk.ts'
import { type Html, shell, type View } from './layout.ts'
import { type Lang, wording } from './words.ts'

const WORDS = {
  title: ['تُعَد الصفحة', 'Being made'],
  say: [
    'ما تطلبه يُصنع أول مرة منذ آخر ما دخل السجل. ستظهر الصفحة من تلقاء نفسها، ولك أن تتركها وتعود.',
    'What you ask for is being made for the first time since pages last came. It appears by itself; you may leave and come back.',
  ],
  making: ['يُجمع ما فيها', 'What it shows is being gathered'],
  telling: ['تُعَد المقالات للمقارنة', 'Articles are made ready to be compared'],
  comparing: ['تُقارن المقالات بعضها ببعض', 'Articles are being compared'],
  grouping: ['تُجمع المقالات في قصص', 'Articles are being joined into stories'],
} as const satisfies Record<string, readonly [ar: string, en: string]>
const word = wording(WORDS)

// Seconds after which the browser asks again, and minutes for which what nobody came back for is kept.
const AGAIN = '1'
const KEPT_MS = 120_000
const MOST = 64

/**
 * Answers a browser within `patience` milliseconds: where a screen takes longer to make, says that it is being made, and the browser asks again
 * until it is there. What was begun is not begun again for that.
 */
export function patiently(screens: Hono, desk: Pick<Desk, 'doing'>, patience: number): MiddlewareHandler {
  const underway = new Map<string, Promise<Response>>()
  const begun = (key: string, c: Context): Promise<Response> => {
    const known = underway.get(key)
    if (known !== undefined) return known
    const answer = Promise.resolve(screens.fetch(c.req.raw, c.env))
    underway.set(key, answer)
    // Nobody may come back for it.
    answer.catch(() => {})
    for (const oldest of underway.keys()) if (underway.size > MOST) underway.delete(oldest)
    return answer
  }
  return async (c, next) => {
    const lang = /^\/(ar|en)(?:\/|$)/.exec(c.req.path)?.[1] as Lang | undefined
    if (lang === undefined || c.req.method !== 'GET' || c.req.header('sec-fetch-dest') !== 'document') return next()
    // Each reader's own: a screen may depend on what their browser remembers.
    const key = `${c.req.url}\n${c.req.header('cookie') ?? ''}`
    const answer = begun(key, c)
    const made = await Promise.race([answer, pause(patience, null, { ref: false })])
    if (made !== null) {
      underway.delete(key)
      return made
    }
    setTimeout(() => underway.get(key) === answer && underway.delete(key), KEPT_MS).unref()
    const url = new URL(c.req.url)
    c.header('Refresh', AGAIN)
    c.header('Cache-Control', 'no-store')
    return c.html(waiting({ lang, path: url.pathname.slice(lang.length + 1) + url.search }, desk.doing?.() ?? null))
  }
}

function waiting(view: View, doing: Doing | null): Html {
  const { lang } = view
  return shell(
    view,
    word(lang, 'title'),
    null,
    html`<header class="head"><h1>${word(lang, 'title')}</h1><p class="lede" role="status">${word(lang, 'say')}</p>${progress(lang, doing)}</header>`,
  )
}

const progress = (lang: Lang, now: Doing | null): Html => {
  const [does, part] = [word(lang, now?.doing ?? 'making'), now?.part ?? null]
  return part === null
    ? html`<p class="quiet"><label>${does} <progress></progress></label></p>`
    : html`<p class="quiet"><label>${does} <progress max="${part[1]}" value="${part[0]}"></progress> <bdi>${part.join(' / ')}</bdi></label></p>`
}
