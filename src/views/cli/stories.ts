import type { Output } from '../../desk/desk.ts'
import { counted, pageMark, some } from './facts.ts'
import { bold, dim, shortened, shown } from './terminal.ts'

type Line = Output<'stories'>['items'][number]

/** Stories, one on two lines: since when, how many independent reports and copies; its first headline. */
export const storyLines = (list: Output<'stories'>): string => [...list.items.map(line), counted(list, 'stories')].join('\n')

const line = (s: Line): string =>
  `${(s.last ?? 'undated').slice(0, 10).padEnd(11)} ${bold(s.title === null ? 'untitled' : shown(s.title))}\n${' '.repeat(12)}${weight(s)} ${dim(s.id)}`

const weight = (s: Omit<Line, 'id'>): string =>
  `${some(s.reports, 'reports')}, ${s.copies === 1 ? '1 copy' : `${s.copies} copies`}, ${some(s.events, 'events')}, ${some(s.outlets, 'outlets')}`

/** One story: its articles in time, who carried whom, and what it claims. */
export function storyText(s: Output<'story'>): string {
  const page = new Map(s.members.map((m) => [m.id, m.page]))
  const carried = new Map(s.carried.map((c) => [c.to, c]))
  const lines = [bold(s.title === null ? 'untitled' : shown(s.title)), `${weight(s)} ${dim(s.id)}`, '']
  for (const m of s.members) {
    const copy = carried.get(m.id)
    const agencies = m.credits.length === 0 ? '' : dim(` names ${[...new Set(m.credits.map((c) => shown(c.text)))].join(', ')}`)
    lines.push(`${(m.published ?? 'undated').padEnd(17)} ${shown(m.page.title ?? m.page.source)} ${pageMark(m.page)}${agencies}`)
    if (copy !== undefined) {
      const from = page.get(copy.from)!
      const share = `${Math.round(copy.share * 100)} % of its sentences`
      lines.push(
        dim(
          `${' '.repeat(18)}carries ${shown(from.outlet ?? from.source)} ${from.id.slice(0, 12)}: ${share}; ${copy.changed.length} changed, ${copy.added.length} added, ${copy.cut.length} cut`,
        ),
      )
    }
  }
  if (s.claims.length > 0) lines.push('', bold('Claims'), ...s.claims.map(claimText))
  return lines.join('\n')
}

/** One claim: what and by whom, how many tell it independently; its words; what contradicts it. */
export function claimText(c: Output<'claims'>['items'][number]): string {
  const who = c.who.length === 0 ? 'somebody unnamed' : c.who.map(shown).join(', ')
  const first = c.carriers[0]!
  const pad = ' '.repeat(6)
  return [
    `${String(c.number).padStart(4)}  ${bold(`${who} · ${c.type}`)}${c.status === 'happened' ? '' : ` (${c.status})`} ${dim(`${some(c.reports, 'reports')} of ${some(c.carriers.length, 'articles')}`)}`,
    `${pad}${shortened(first.words.text, 110)} ${dim(first.fact)} ${pageMark(first.page)}`,
    ...c.contradictions.map(
      (x) => `${pad}${x.slot}: ${x.sides.map((s) => `${shown(s.value)} ${dim(shown(s.page.outlet ?? s.page.source))}`).join(' ≠ ')}`,
    ),
    ...c.carriers.flatMap((x) =>
      x.placed === null
        ? []
        : [
            dim(
              `${pad}dated ${x.placed.value} by ${shown(x.placed.by.outlet ?? x.placed.by.source)}, not by ${shown(x.page.outlet ?? x.page.source)} itself`,
            ),
          ],
    ),
    ...(c.denies.length === 0 ? [] : [`${pad}denies ${c.denies.join(', ')}`]),
  ].join('\n')
}

/** A decision on one line. */
export const decisionText = (d: Output<'merge'>): string =>
  `${d.when.slice(0, 16)} ${bold(d.kind)} ${d.what} ${d.subjects.map((s) => shown(s.length > 60 ? s.slice(0, 12) : s)).join(' | ')} ${dim(`${d.id} ${shown(d.by)}`)}${d.why === null ? '' : ` ${shown(d.why)}`}`

/** A decision on a fact: how the fact stands now, and whose counts changed. */
export const decidedText = (d: Output<'undo'>): string =>
  [decisionText(d), ...(d.effect === null ? [] : [`it is ${d.effect.shown}`, ...d.effect.counts.map(countsText)])].join('\n')

function countsText({ actor, before, after }: NonNullable<Output<'undo'>['effect']>['counts'][number]): string {
  const changed = (['statements', 'events', 'pacts', 'commitments'] as const).filter((c) => before[c] !== after[c])
  return `  ${shown(actor.en ?? actor.ar)}: ${changed.map((c) => `${c} ${before[c]} → ${after[c]}`).join(', ')}`
}
