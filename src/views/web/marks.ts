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
  /** How it stands after readers' decisions. */
  readonly standing: 'as read' | 'confirmed' | 'corrected' | 'rejected'
  /** Where a click goes when there is no note for it (names). */
  readonly href: string | null
}

/** What became of a text since another version of it: what is new in it, and what no longer stands where. */
export interface Changes {
  readonly added: readonly Span[]
  readonly removed: readonly { readonly at: number; readonly text: string }[]
}

export const NO_CHANGES: Changes = { added: [], removed: [] }

/**
 * Marks up `text[from, to)`: nested where facts nest, cut and reopened where they cross, never splitting the text itself. Of changes, what
 * is new is marked and what went stands struck through where it stood.
 */
export function markUp(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  marks: readonly Mark[],
  seen: Set<string>,
  { added, removed }: Changes = NO_CHANGES,
): Html[] {
  const inside = marks
    .filter((m) => m.span[0] < to && from < m.span[1])
    .map((m) => ({ mark: m, start: Math.max(m.span[0], from), end: Math.min(m.span[1], to) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const news = added.filter(([s, e]) => s < to && from < e)
  const gone = removed.filter(({ at }) => at >= from && at < to)
  const within = (at: number): boolean => at > from && at < to
  const cuts = [
    ...new Set([from, to, ...inside.flatMap((m) => [m.start, m.end]), ...news.flat().filter(within), ...gone.map((g) => g.at)]),
  ].sort((a, b) => a - b)
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
    for (const { at, text: was } of gone) if (at === start) out.push(html`<del>${was}</del>`)
    const words = text.slice(start, end)
    out.push(news.some(([s, e]) => s <= start && end <= e) ? html`<ins>${words}</ins>` : html`${words}`)
  }
  for (let k = open.length; k > 0; k--) out.push(raw(closeTag(open[k - 1]!.mark)))
  return out
}

function openTag(m: Mark, seen: Set<string>): Html {
  const first = !seen.has(m.fact)
  seen.add(m.fact)
  const cls = `f k-${m.kind}${m.refused ? ' refused' : ''}${m.standing === 'rejected' ? ' rejected' : ''}`
  if (m.href !== null) return html`${raw('<a')} class="${cls}" data-f="${m.fact}" href="${m.href}" tabindex="-1" title="${m.label}">`
  return html`${raw('<span')} class="${cls}" data-f="${m.fact}"${first ? html` id="${m.fact}" tabindex="0" role="group" aria-label="${m.label}" aria-details="n-${m.fact}"` : ''}>`
}

const closeTag = (m: Mark): string => (m.href !== null ? '</a>' : '</span>')
