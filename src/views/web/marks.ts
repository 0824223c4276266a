import { html, raw } from 'hono/html'
import type { Span } from '../../text/text.ts'
import type { Html } from './layout.ts'

export type Kind = 'name' | 'stmt' | 'time' | 'event' | 'pact' | 'due'

/** A fact's place in the text, to be marked there. */
export interface Mark {
  readonly span: Span
  readonly kind: Kind
  /** Id of the fact; marks of one fact share it. */
  readonly fact: string
  /** What a screen reader says of it: kind, who, act. */
  readonly label: string
  /** A time that could not be placed. */
  readonly refused: boolean
  /** Where a click goes when there is no note for it (names). */
  readonly href: string | null
}

/** Marks up `text[from, to)`: nested where facts nest, cut and reopened where they cross, never splitting the text itself. */
export function markUp(text: string, from: number, to: number, marks: readonly Mark[], seen: Set<string>): Html[] {
  const inside = marks
    .filter((m) => m.span[0] < to && from < m.span[1])
    .map((m) => ({ mark: m, start: Math.max(m.span[0], from), end: Math.min(m.span[1], to) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const cuts = [...new Set([from, to, ...inside.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b)
  const out: Html[] = []
  let open: (typeof inside)[number][] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!]
    const wanted = inside.filter((m) => m.start <= start && m.end >= end).sort((a, b) => b.end - b.start - (a.end - a.start))
    let kept = 0
    while (kept < open.length && open[kept] === wanted[kept]) kept++
    for (let k = open.length; k > kept; k--) out.push(raw(closeTag(open[k - 1]!.mark)))
    for (const m of wanted.slice(kept)) out.push(openTag(m.mark, seen))
    open = wanted
    out.push(html`${text.slice(start, end)}`)
  }
  for (let k = open.length; k > 0; k--) out.push(raw(closeTag(open[k - 1]!.mark)))
  return out
}

function openTag(m: Mark, seen: Set<string>): Html {
  const first = !seen.has(m.fact)
  seen.add(m.fact)
  const cls = `f k-${m.kind}${m.refused ? ' refused' : ''}`
  if (m.href !== null) return html`${raw('<a')} class="${cls}" data-f="${m.fact}" href="${m.href}" tabindex="-1" title="${m.label}">`
  return html`${raw('<span')} class="${cls}" data-f="${m.fact}"${first ? html` id="${m.fact}" tabindex="0" role="group" aria-label="${m.label}" aria-details="n-${m.fact}"` : ''}>`
}

const closeTag = (m: Mark): string => (m.href !== null ? '</a>' : '</span>')
