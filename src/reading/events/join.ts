import type { Event, Ref } from '../contract.ts'

/** An event as one sentence tells it. */
export interface Told extends Event {
  /** Lines of the lexicon that tell the same kind of event share it. */
  readonly family: string
  readonly pointsBack: boolean
  /** Actors and recipients by the states behind them, to compare tellings that name now the one, now the other. */
  readonly doers: readonly Ref[]
  readonly targets: readonly Ref[]
  /** Whether the title tells it. */
  readonly inTitle: boolean
}

/** Joins the tellings of one event: same kind, parties that agree, dates that do not contradict. The first telling leads. */
export function joinTellings(told: readonly Told[]): Event[] {
  const groups: Told[][] = []
  for (const t of told) {
    const group = groups.findLast((g) => (t.pointsBack ? g[0]!.type === t.type && g[0]!.family === t.family : g.some((o) => isSame(o, t))))
    if (group === undefined) groups.push([t])
    else group.push(t)
  }
  return groups.map(merge)
}

function isSame(a: Told, b: Told): boolean {
  if (a.type !== b.type || (a.status === 'planned') !== (b.status === 'planned') || !sameTime(a, b) || !samePlace(a, b)) return false
  // A title's verb need not be the body's.
  if (a.family !== b.family && (!a.inTitle || a.type === 'CONSULT')) return false
  const x = [...a.doers, ...a.targets]
  const isShared = x.some((r) => b.doers.includes(r) || b.targets.includes(r))
  if (!isShared && x.length > 0 && !(b.type === 'ASSAULT' && b.doers.length + b.targets.length === 0)) return false
  return agree(a.doers, b.doers) && agree(a.targets, b.targets)
}

const agree = (a: readonly Ref[], b: readonly Ref[]): boolean => a.length === 0 || b.length === 0 || a.some((r) => b.includes(r))

const samePlace = (a: Told, b: Told): boolean => a.place === null || b.place === null || a.place === b.place

function sameTime(a: Told, b: Told): boolean {
  const x = a.time?.value
  const y = b.time?.value
  if (x === undefined || y === undefined) return true
  return x.startsWith(y.slice(0, 10)) || y.startsWith(x.slice(0, 10))
}

function merge(group: readonly Told[]): Event {
  // A title hints at what the body then tells in full.
  const lead = group.find((t) => !t.inTitle) ?? group[0]!
  // Several parties are told together in one place («بين أ وب»): that telling goes before one that names only the first.
  const best = (pick: (t: Told) => readonly Ref[]): readonly Ref[] =>
    group.map(pick).reduce((most, refs) => (refs.length > most.length ? refs : most), pick(lead))
  const { family: _, pointsBack: __, inTitle: ___, doers: ____, targets: _____, ...event } = lead
  const actors = best((t) => t.actors)
  return {
    ...event,
    told: [lead.trigger, ...group.filter((t) => t !== lead).map((t) => t.trigger)],
    actors,
    recipients: best((t) => t.recipients).filter((r) => !actors.includes(r)),
    time: lead.time ?? group.find((t) => t.time !== null)?.time ?? null,
    place: lead.place ?? group.find((t) => t.place !== null)?.place ?? null,
  }
}
