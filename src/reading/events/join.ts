import type { Event, Ref } from '../contract.ts'

/** An event as one sentence tells it. */
export interface Told extends Event {
  /** Lines of the lexicon that tell the same kind of event share it. */
  readonly family: string
  readonly pointsBack: boolean
  /** Whether it would be told alone; else it only tells on of an event that the article has told. */
  readonly isOwn: boolean
  /** Whether a force without a name is its party. */
  readonly isUnnamed: boolean
  /** Actors and recipients by the states behind them, to compare tellings that name now the one, now the other. */
  readonly doers: readonly Ref[]
  readonly targets: readonly Ref[]
  /** People among the recipients. */
  readonly persons: readonly Ref[]
  /** Whether it is only touched on: a pronoun hangs on its noun («زيارته»), a participle goes with another verb («ملوحا»), a noun only points back. */
  readonly isAside: boolean
  /** Whether the title tells it. */
  readonly inTitle: boolean
}

/**
 * Joins the tellings of one event: same kind, parties that agree, dates that do not contradict. The body's first telling leads.
 * A title's verb need not be the body's; once the body has told the title's event in its own words, other words tell another.
 */
export function joinTellings(told: readonly Told[]): Event[] {
  const groups: Told[][] = []
  for (const t of told) {
    const group =
      groups.findLast((g) =>
        t.pointsBack
          ? isKin(g[0]!, t)
          : g.some((o) => isKin(o, t) && isSame(o, t)) &&
            g.every((o) => isOnce(o, t) || (sameTime(o, t) && (t.type !== 'ASSAULT' || isKin(o, t)))),
      ) ?? groups.findLast((g) => !t.pointsBack && g.every((o) => o.inTitle || isKin(o, t)) && g.some((o) => o.inTitle && isSame(o, t)))
    if (group !== undefined) group.push(t)
    else if (t.isOwn) groups.push([t])
  }
  const day = told.find((t) => !t.inTitle && t.status === 'happened')?.time ?? null
  return groups.map((group) => {
    const event = merge(group)
    // A headline has no room for the day: it is the day of what the article opens with.
    return event.time === null && event.status === 'happened' && group.every((t) => t.inTitle) ? { ...event, time: day } : event
  })
}

const isKin = (a: Told, b: Told): boolean => a.type === b.type && (a.family === b.family || (isAttack(a, b) && isAttack(b, a)))

// An attack in general may be told on by any blow, but a war is none.
const isAttack = (a: Told, b: Told): boolean =>
  a.type === 'ASSAULT' && a.family !== 'war' && a.family !== 'toll' && (a.family === 'attack' || b.family === 'attack')

function isSame(a: Told, b: Told): boolean {
  if (a.type !== b.type || (realityOf(a) !== realityOf(b) && !isDecided(a, b))) return false
  if (isOnce(a, b)) return true
  if (!sameTime(a, b) || !samePlace(a, b)) return false
  if (a.family !== b.family && a.type === 'CONSULT' && !isVisitMet(a, b)) return false
  // «قتل انتحاري …»: somebody unnamed is not whoever was named before.
  if (b.isUnnamed && a.doers.length + a.targets.length > 0) return false
  if (isTurned(a, b) || isTurned(b, a)) return false
  const x = [...a.doers, ...a.targets]
  const isShared = x.some((r) => b.doers.includes(r) || b.targets.includes(r))
  if (x.length === 0 && b.doers.length > 0 && a.mode !== b.mode) return false
  if (!isShared && x.length > 0 && !isSameBlow(a, b)) return false
  return agree(a.doers, b.doers) && agree(a.targets, b.targets)
}

// «قررت إغلاق القنصلية», «إغلاقها القنصلية»: what a state has decided and what it does are told in turns.
const isDecided = (a: Told, b: Told): boolean =>
  a.type !== 'CONSULT' &&
  a.rule === b.rule &&
  isEqual(a.doers, b.doers) &&
  isEqual(a.targets, b.targets) &&
  [a, b].every((t) => t.status === 'planned' || t.status === 'happened')

const isEqual = (a: readonly Ref[], b: readonly Ref[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((ref) => b.includes(ref))

// In a title he visits whom the body says receives him.
const isVisitMet = (a: Told, b: Told): boolean =>
  a.inTitle &&
  a.mode === 'visit' &&
  b.mode === 'meet' &&
  a.doers.length * a.targets.length > 0 &&
  [...a.doers, ...a.targets].every((ref) => b.doers.includes(ref) || b.targets.includes(ref))

// A man is killed, poisoned or kidnapped once, whatever other days the sentences name.
const isOnce = (a: Told, b: Told): boolean =>
  a.type === 'ASSAULT' && a.mode !== null && ONCE.has(a.mode) && a.mode === b.mode && a.persons.some((ref) => b.persons.includes(ref))

const ONCE = new Set(['kill', 'assassinate', 'poison', 'execute', 'abduct'])

// What one side does to the other is not what was done to it; who meet and agree do so with one another.
const isTurned = (a: Told, b: Told): boolean =>
  !MUTUAL.has(a.type) && a.targets.length === 0 && b.doers.length === 0 && b.targets.some((r) => a.doers.includes(r))

const MUTUAL: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'SUPPORT'])

// An attack told without parties is one told before only where it is of the same sort, or tells who was killed in it.
function isSameBlow(a: Told, b: Told): boolean {
  if (b.type !== 'ASSAULT' || b.doers.length + b.targets.length > 0) return false
  if (isToll(b) || (isToll(a) && b.trigger[0] - a.trigger[1] < IN_IT)) return true
  return a.family === b.family && (a.family !== 'attack' || a.mode === b.mode)
}

const isToll = ({ mode }: Told): boolean => mode === 'kill' || mode === 'injure'

// Characters: «قتل … في غارة».
const IN_IT = 60

// A denied or possible event is its own: joined to one that happened, it would be told as happened.
const realityOf = ({ status }: Told): string => (status === 'happened' || status === 'called-for' ? 'real' : status)

// «روسيا وإيران» and «روسيا وكوريا الشمالية» are two pairs, though one of each is the same.
const agree = (a: readonly Ref[], b: readonly Ref[]): boolean =>
  a.length === 0 || b.length === 0 || new Set(a.filter((r) => b.includes(r))).size >= Math.min(2, new Set(a).size, new Set(b).size)

const samePlace = (a: Told, b: Told): boolean => a.place === null || b.place === null || a.place === b.place

function sameTime(a: Told, b: Told): boolean {
  const x = a.time?.value
  const y = b.time?.value
  if (x === undefined || y === undefined) return true
  return x.startsWith(y.slice(0, 10)) || y.startsWith(x.slice(0, 10))
}

function merge(group: readonly Told[]): Event {
  // A title hints at what the body then tells in full.
  // «في ختام زيارته» only touches on the visit that another sentence tells.
  const lead = group.find((t) => !t.inTitle && !t.isAside) ?? group.find((t) => !t.isAside) ?? group.find((t) => !t.inTitle) ?? group[0]!
  // Several parties are told together in one place («بين أ وب»): that telling goes before one that names only the first.
  // «وأدانت أرمينيا الزيارة»: a noun that only points back names nobody of its own.
  const naming = group.filter((t) => !t.pointsBack)
  const best = (pick: (t: Told) => readonly Ref[]): readonly Ref[] =>
    (naming.length > 0 ? naming : group).map(pick).reduce((most, refs) => (refs.length > most.length ? refs : most), pick(lead))
  const {
    family: _,
    pointsBack: __,
    isOwn: _______,
    isUnnamed: ________,
    inTitle: ___,
    isAside: ______,
    doers: ____,
    targets: _____,
    persons: _________,
    ...event
  } = lead
  const actors = best((t) => t.actors)
  return {
    ...event,
    // «التحضير للقمة»: a noun that only points back says nothing of whether it came.
    status:
      lead.status === 'planned' && group.some((t) => t.status === 'happened' && !(t.pointsBack && t.type === 'CONSULT'))
        ? 'happened'
        : lead.status,
    told: [lead.trigger, ...group.filter((t) => t !== lead).map((t) => t.trigger)],
    actors,
    recipients: best((t) => t.recipients).filter((r) => !actors.includes(r)),
    time: lead.time ?? group.find((t) => t.time !== null)?.time ?? null,
    place: lead.place ?? group.find((t) => t.place !== null)?.place ?? null,
  }
}
