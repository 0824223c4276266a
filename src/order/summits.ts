import type { ActorRef } from '../ledger/ledger.ts'
import { base } from './base.ts'
import { holds } from './day.ts'
import { type Proof, proofOf, refOf } from './name.ts'
import { samePlace } from './session-words.ts'
import type { Session } from './told-of-body.ts'

/** One session of a body over all pages that tell of it. */
export interface SessionLine {
  /** ISO cut to what is known; null where no page dates it. */
  readonly date: string | null
  /** Whether a text dates it, or only the page's publication does. */
  readonly dated: 'text' | 'publication' | null
  /** Whether it was still to come when its page was written. */
  readonly planned: boolean
  readonly place: ActorRef | null
  readonly chair: ActorRef | null
  readonly chairProof: Proof | null
  /** Members by the base on its day, or on the day asked for where it is not dated. */
  readonly members: number
  /** How many a text says were there. */
  readonly present: { readonly number: number; readonly proof: Proof } | null
  readonly absent: readonly { readonly state: ActorRef; readonly proof: Proof }[]
  /** Whether the number told is that of the members without those told absent; null where no number is told. */
  readonly agrees: boolean | null
  readonly adopted: readonly Proof[]
  readonly told: readonly Proof[]
}

/** Sessions told of on several pages made one: same place, and days that may be the same. Newest first, undated last. */
export function sessionLines(body: string, sessions: readonly Session[], day: string): SessionLine[] {
  const groups: Session[][] = []
  for (const s of sessions) {
    const group = groups.find((g) => g.some((o) => same(o, s)))
    if (group === undefined) groups.push([s])
    else group.push(s)
  }
  return groups.map((g) => lineOf(body, g, day)).sort((a, b) => ((a.date ?? '') > (b.date ?? '') ? -1 : 1))
}

function same(a: Session, b: Session): boolean {
  if (a.article === b.article) return a === b
  if (a.place === null || b.place === null || !samePlace(a.place, b.place) || a.time === null || b.time === null) return false
  const [x, y] = [a.time.value, b.time.value]
  const cut = Math.min(x.length, y.length, a.time.from === 'text' && b.time.from === 'text' ? 10 : 7)
  return x.slice(0, cut) === y.slice(0, cut)
}

function lineOf(body: string, group: readonly Session[], day: string): SessionLine {
  const best = [...group].sort((a, b) => finer(b) - finer(a))[0]!
  const when = best.time?.value.slice(0, 10) ?? null
  const on = when === null || when.length < 10 ? day : when
  const members = new Set(
    base()
      .members.filter((m) => m.body === body && m.status === 'member' && holds(m.from, m.to, on))
      .map((m) => m.member),
  )
  const absent = new Map<string, { state: ActorRef; proof: Proof }>()
  for (const s of group)
    for (const a of s.absent)
      if (members.has(a.state) && !absent.has(a.state))
        absent.set(a.state, { state: refOf(a.state), proof: proofOf(s.article.page, a.words) })
  const counted = group.find((s) => s.counted !== null)
  const chaired = group.find((s) => s.chair !== null)
  return {
    date: best.time?.value ?? null,
    dated: best.time?.from ?? null,
    planned: group.every(
      (s) => s.time?.from === 'text' && s.time.value.slice(0, 10) > (s.article.article.dated?.value ?? '9').slice(0, s.time.value.length),
    ),
    place: placeOf(group),
    chair: chaired === undefined ? null : refOf(chaired.chair!.state),
    chairProof: chaired === undefined ? null : proofOf(chaired.article.page, chaired.chair!.words),
    members: members.size,
    present:
      counted === undefined ? null : { number: counted.counted!.number, proof: proofOf(counted.article.page, counted.counted!.words) },
    absent: [...absent.values()],
    agrees: counted === undefined ? null : counted.counted!.number === members.size - absent.size,
    adopted: group.flatMap((s) => s.adopted.map((e) => proofOf(s.article.page, e))),
    told: group.map((s) => proofOf(s.article.page, s.words)),
  }
}

// A day that words give says more than a month, and that more than the publication.
const finer = (s: Session): number => (s.time === null ? 0 : (s.time.from === 'text' ? 20 : 0) + Math.min(10, s.time.value.length))

function placeOf(group: readonly Session[]): ActorRef | null {
  const place = group.find((s) => s.place !== null)?.place
  return place === undefined || place === null
    ? null
    : { key: place.name.en ?? `${place.type}:${place.name.ar}`, type: place.type, ar: place.name.ar, en: place.name.en }
}
