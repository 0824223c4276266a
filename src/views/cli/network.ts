import type { Output } from '../../desk/desk.ts'
import { actorName, counted, factLines } from './facts.ts'
import { bold, dim, table } from './terminal.ts'

/** Who is bound to whom and who strains whom. */
export function networkText(n: Output<'network'>): string {
  const listed = (actors: readonly Parameters<typeof actorName>[0][]): string =>
    actors
      .slice(0, 3)
      .map((a) => actorName(a))
      .join(', ')
  return [
    `${bold('The network')} ${dim(`as known on ${n.at}; ${n.nodes.length} of ${n.states} states`)}`,
    ...n.bodies.map((b) => `    ${actorName(b.body)}: ${b.members} of them`),
    ...(n.ties.length === 0 ? [] : ['', bold('Bound (base)')]),
    ...n.ties.map((t) => `    ${actorName(t.a)} – ${actorName(t.b)}: ${t.obligations.join(', ')} ${dim(listed(t.by))}`),
    ...(n.strains.length === 0 ? [] : ['', bold('Strained (news)')]),
    ...n.strains.map((s) => `    ${actorName(s.a)} → ${actorName(s.b)}: ${s.counts.map((c) => `${c.what} ${c.number}`).join(', ')}`),
  ].join('\n')
}

/** Where events took place, and where members lie. */
export function mapText(m: Output<'map'>): string {
  const at = (point: readonly [number, number] | null): string => (point === null ? dim('no coordinates') : `${point[0]} ${point[1]}`)
  return [
    `${bold('Places of events')} ${dim(`up to ${m.at}`)}`,
    table(m.places.map((p) => [`    ${actorName(p.place)}`, p.events, at(p.at)])),
    dim(`${m.unplaced} events that no text places`),
    ...(m.members.length === 0
      ? []
      : ['', bold('Members'), table(m.members.map((x) => [`    ${actorName(x.state)}`, x.status, at(x.at)]))]),
    ...(m.here === null ? [] : ['', ...m.here.items.map(factLines), counted(m.here, 'events')]),
  ].join('\n')
}
