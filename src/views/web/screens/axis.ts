import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import { pageHref } from '../links.ts'
import type { Kind } from '../marks.ts'
import type { Lang } from '../words.ts'
import type { Fact } from './fact-line.ts'

/** A stretch of days that everything on a screen shares. */
export interface Axis {
  readonly from: number
  readonly to: number
}

interface Moment {
  readonly earliest: string
  readonly latest: string
}

const DAY = 86_400_000

/** The axis that holds all moments with some room at both ends; null where nothing is dated. */
export function axisOf(moments: readonly Moment[]): Axis | null {
  if (moments.length === 0) return null
  const from = Math.min(...moments.map((m) => Date.parse(m.earliest)))
  const to = Math.max(...moments.map((m) => Date.parse(m.latest)))
  const room = Math.max((to - from) * 0.04, 15 * DAY)
  return { from: from - room, to: to + room }
}

/** Where a day stands on an axis, in per cent from the left. Time flows in the reading direction: from the right edge in Arabic. */
export const place = (lang: Lang, axis: Axis, at: number): string => {
  const share = ((at - axis.from) / (axis.to - axis.from)) * 100
  return `${(lang === 'ar' ? 100 - share : share).toFixed(2)}%`
}

/** Years, or months where the axis is shorter than two years. */
export function axisTicks(lang: Lang, axis: Axis): Html {
  const ticks: { at: number; label: string }[] = []
  const start = new Date(axis.from)
  const months = (axis.to - axis.from) / DAY < 730
  const step = months
    ? Math.max(1, Math.ceil((axis.to - axis.from) / DAY / 30 / 8))
    : 12 * Math.max(1, Math.ceil((axis.to - axis.from) / DAY / 365 / 8))
  const cursor = new Date(Date.UTC(start.getUTCFullYear(), months ? start.getUTCMonth() : 0, 1))
  for (; cursor.getTime() <= axis.to; cursor.setUTCMonth(cursor.getUTCMonth() + step))
    if (cursor.getTime() >= axis.from) ticks.push({ at: cursor.getTime(), label: cursor.toISOString().slice(0, months ? 7 : 4) })
  return html`<div class="axis-row"><span class="lab"></span><svg class="track ticks" height="28" width="100%" aria-hidden="true">${ticks.map((t) => html`<text x="${place(lang, axis, t.at)}" y="16" text-anchor="middle">${t.label}</text>`)}</svg></div>`
}

type Dated = Exclude<Fact, { fact: 'commitment' }>

/** One row: a label and a mark for each fact, a dot for a day, a capsule for what is known less finely; each opens its words. */
export function axisRow(lang: Lang, axis: Axis, kind: Kind, label: Html, facts: readonly Dated[]): Html {
  const used = new Map<string, number>()
  return html`<div class="axis-row"><span class="lab">${label}</span><svg class="track k-${kind}" height="44" width="100%" role="group"><line x1="0" x2="100%" y1="50%" y2="50%"/>${facts.flatMap(
    (f) => {
      if (f.date === null) return []
      const from = Date.parse(f.date.earliest)
      const to = Date.parse(f.date.latest)
      const x = place(lang, axis, (from + to) / 2)
      const stacked = used.get(x) ?? 0
      used.set(x, stacked + 1)
      if (stacked > 3) return []
      const y = 22 - stacked * 11 + (stacked > 1 ? 33 : 0)
      const shape =
        to - from > DAY
          ? html`<rect x="${x}" y="${y - 4}" width="22" height="8" rx="4" transform="translate(-11 0)"/>`
          : html`<circle cx="${x}" cy="${y}" r="5"/>`
      return [html`<a href="${pageHref(lang, f.page.id, f.id)}"><title>${f.date.value}</title>${shape}</a>`]
    },
  )}</svg></div>`
}
