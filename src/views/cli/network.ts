import type { Output } from '../../desk/desk.ts'
import { actorName, counted, factLines, some, word, words } from './facts.ts'
import { said, t } from './speak.ts'
import { bold, dim, table } from './terminal.ts'

/** Who is bound to whom and who strains whom. */
export function networkText(n: Output<'network'>): string {
  const listed = (actors: readonly Parameters<typeof actorName>[0][]): string =>
    actors
      .slice(0, 3)
      .map((a) => actorName(a))
      .join(said(', '))
  return [
    `${bold(said('The network'))} ${dim(`${t`as known on ${n.at}`}${said('; ')}${t`${n.nodes.length} of ${n.states} states`}`)}`,
    ...n.bodies.map((b) => `    ${t`${actorName(b.body)}: ${b.members} of them`}`),
    ...(n.ties.length === 0 ? [] : ['', bold(said('Bound (base)'))]),
    ...n.ties.map((x) => `    ${actorName(x.a)} – ${actorName(x.b)}: ${words('term', x.obligations)} ${dim(listed(x.by))}`),
    ...(n.strains.length === 0 ? [] : ['', bold(said('Strained (news)'))]),
    ...n.strains.map(
      (s) =>
        `    ${actorName(s.a)} → ${actorName(s.b)}: ${s.counts.map((c) => `${word(c.kind === 'event' ? 'event' : 'act', c.what)} ${c.number}`).join(said(', '))}`,
    ),
  ].join('\n')
}

/** Where events took place, and where members lie. */
export function mapText(m: Output<'map'>): string {
  const at = (point: readonly [number, number] | null): string => (point === null ? dim(said('no coordinates')) : `${point[0]} ${point[1]}`)
  return [
    `${bold(said('Places of events'))} ${dim(t`up to ${m.at}`)}`,
    table(m.places.map((p) => [`    ${actorName(p.place)}`, p.events, at(p.at)])),
    dim(t`${some(m.unplaced, 'events')} that no text places`),
    ...(m.members.length === 0
      ? []
      : ['', bold(said('Members')), table(m.members.map((x) => [`    ${actorName(x.state)}`, word('term', x.status), at(x.at)]))]),
    ...(m.here === null ? [] : ['', ...m.here.items.map(factLines), counted(m.here, 'events')]),
  ].join('\n')
}
