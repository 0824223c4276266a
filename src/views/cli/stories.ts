import type { Output } from '../../desk/desk.ts'
import { actorName, counted, decider, pageMark, some, word } from './facts.ts'
import { said, t } from './speak.ts'
import { bold, dim, shortened, shown } from './terminal.ts'

type Line = Output<'stories'>['items'][number]
type Claim = Output<'claims'>['items'][number]
type Actors = Output<'story'>['actors']

const PAD = ' '.repeat(6)
const untitled = (title: string | null): string => (title === null ? said('untitled') : shown(title))

/** Stories, one on two lines: since when, how many independent reports and copies; its first headline. */
export const storyLines = (list: Output<'stories'>): string => [...list.items.map(line), counted(list, 'stories')].join('\n')

const line = (s: Line): string =>
  `${(s.last ?? said('undated')).slice(0, 10).padEnd(11)} ${bold(untitled(s.title))}\n${' '.repeat(12)}${storyWeight(s)} ${dim(s.id)}`

/** How much a story weighs, in words. */
export const storyWeight = (s: Omit<Line, 'id'>): string =>
  [some(s.reports, 'independent reports'), some(s.copies, 'copies'), some(s.events, 'events'), some(s.outlets, 'outlets')].join(said(', '))

/** One story: its articles in time, who carried whom, and what it claims. */
export function storyText(s: Output<'story'>): string {
  const page = new Map(s.members.map((m) => [m.id, m.page]))
  const carried = new Map(s.carried.map((c) => [c.to, c]))
  const lines = [bold(untitled(s.title)), `${storyWeight(s)} ${dim(s.id)}`, '']
  for (const m of s.members) {
    const copy = carried.get(m.id)
    const agencies = m.credits.length === 0 ? '' : dim(` ${t`names ${[...new Set(m.credits.map((c) => shown(c.text)))].join(said(', '))}`}`)
    lines.push(`${(m.published ?? said('undated')).padEnd(17)} ${shown(m.page.title ?? m.page.source)} ${pageMark(m.page)}${agencies}`)
    if (copy !== undefined) lines.push(dim(`${' '.repeat(18)}${carriedFrom(copy, page.get(copy.from)!)}`))
  }
  if (s.claims.length > 0) lines.push('', bold(said('Claims')), ...s.claims.map((c) => claimText(c, s.actors)))
  return lines.join('\n')
}

const carriedFrom = (copy: Output<'story'>['carried'][number], from: Claim['carriers'][number]['page']): string =>
  `${t`carries ${shown(from.outlet ?? from.source)} ${from.id.slice(0, 12)}`}${said(': ')}${t`${Math.round(copy.share * 100)} % of its sentences`}; ${t`${copy.changed.length} changed, ${copy.added.length} added, ${copy.cut.length} cut`}`

/** One claim: what and by whom, how many tell it independently; its words; what contradicts it. `actors` gives keys their names. */
export function claimText(c: Claim, actors: Actors): string {
  const named = (key: string): string => {
    const actor = actors.find((a) => a.key === key)
    return actor === undefined ? shown(key) : actorName(actor)
  }
  const who = c.who.length === 0 ? said('somebody unnamed') : c.who.map(named).join(said(', '))
  const deed = word(c.kind === 'statement' ? 'act' : 'event', c.type)
  const status = c.status === 'happened' || c.kind === 'statement' ? '' : ` (${word('status', c.status)})`
  const first = c.carriers[0]!
  return [
    `${String(c.number).padStart(4)}  ${bold(`${who} · ${deed}`)}${status} ${dim([some(c.reports, 'independent reports'), some(c.carriers.length, 'articles')].join(said(', ')))}`,
    `${PAD}${shortened(first.words.text, 110)} ${dim(first.fact)} ${pageMark(first.page)}`,
    ...c.contradictions.map((x) => `${PAD}${said(x.slot)}${said(': ')}${x.sides.map((s) => sideText(s, named)).join(' ≠ ')}`),
    ...c.carriers.flatMap((x) => (x.placed === null ? [] : [dim(`${PAD}${placedText(x.placed, x.page)}`)])),
    ...(c.denies.length === 0 ? [] : [`${PAD}${t`denies ${c.denies.join(', ')}`}`]),
  ].join('\n')
}

const sideText = (s: Claim['contradictions'][number]['sides'][number], named: (key: string) => string): string =>
  `${s.value.split(' + ').map(named).join(said(', '))} ${dim(shown(s.page.outlet ?? s.page.source))}`

const placedText = (placed: NonNullable<Claim['carriers'][number]['placed']>, page: Claim['carriers'][number]['page']): string =>
  t`dated ${placed.value} by ${shown(placed.by.outlet ?? placed.by.source)}, not by ${shown(page.outlet ?? page.source)} itself`

/** A decision on one line. */
export const decisionText = (d: Output<'merge'>): string =>
  `${d.when.slice(0, 16)} ${bold(said(d.kind))} ${said(d.what)} ${d.subjects.map((s) => shown(s.length > 60 ? s.slice(0, 12) : s)).join(' | ')} ${dim(`${d.id} ${decider(d.by)}`)}${d.why === null ? '' : ` ${shown(d.why)}`}`

/** A decision on a fact: how the fact stands now, and whose counts changed. */
export const decidedText = (d: Output<'undo'>): string =>
  [decisionText(d), ...(d.effect === null ? [] : [t`it is ${said(d.effect.shown)}`, ...d.effect.counts.map(countsText)])].join('\n')

function countsText({ actor, before, after }: NonNullable<Output<'undo'>['effect']>['counts'][number]): string {
  const changed = (['statements', 'events', 'pacts', 'commitments'] as const).filter((c) => before[c] !== after[c])
  return `  ${actorName(actor)}${said(': ')}${changed.map((c) => `${said(c)} ${before[c]} → ${after[c]}`).join(said(', '))}`
}
