import { createHash } from 'node:crypto'
import type { AnyFact } from '../../ledger/ledger.ts'
import type { Desk } from '../desk.ts'
import { termsOf } from '../same-claim.ts'
import { deliver, type Means } from './deliver.ts'
import { mayDeliver } from './hours.ts'
import { fits } from './match.ts'
import { change, note, type Parcel, recall, type Watched } from './memory.ts'
import { type Notice, noticeId, noticeOf } from './notice.ts'
import type { Rule } from './rule.ts'

/** What a round of watching did. */
export interface Round {
  readonly noticed: number
  readonly delivered: number
  readonly held: number
  readonly waiting: number
  readonly dead: number
}

// Half a minute, then twice as long each time, an hour at most; given up after the eighth.
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 3_600_000
const TRIES = 8

const UNWATCHED: Watched = { told: [], noticed: 0, held: [], last: null }
const day = (now: number): string => new Date(now).toISOString().slice(0, 10)

/**
 * Tries every rule on what has come into the ledger since the last round, and delivers what is to be told. What is noticed is on the disk before it
 * is delivered, so that a process that ends in between delivers it the next time; a receiver knows a repetition by its delivery's id.
 */
export async function round(desk: Desk, home: string, means: Means, now: number): Promise<Round> {
  const memory = await recall(home)
  const fresh: Notice[] = []
  const watched: Record<string, Watched> = { ...memory.watched }
  const told = new Map(memory.rules.map((rule) => [rule.name, new Set(memory.watched[rule.name]?.told)]))
  const take = (rule: Rule, fact: AnyFact, names: readonly string[]): void => {
    const known = told.get(rule.name)!
    const ids = names.map((name) => noticeId(rule, name))
    if (ids.some((id) => known.has(id))) return
    const notice = noticeOf(rule, fact, now)
    // The fact that brought it and the claim's terms: every later telling shares one of its names with these.
    const kept = [notice.id, ids.at(-1)!]
    for (const id of kept) known.add(id)
    fresh.push(notice)
    const before = watched[rule.name] ?? UNWATCHED
    watched[rule.name] = { ...before, told: [...before.told, ...kept], noticed: before.noticed + 1, held: [...before.held, notice] }
  }
  const looking = memory.rules.filter((rule) => rule.dueWithin === undefined)
  const upTo = await walk(desk, memory.upTo, looking.length > 0, (fact, { names, disputed }) => {
    for (const rule of looking) if (fits(rule, fact, day(now), disputed)) take(rule, fact, names)
  })
  for (const rule of memory.rules)
    if (rule.dueWithin !== undefined)
      for await (const fact of dueFacts(desk, rule.dueWithin, now))
        if (fits(rule, fact, day(now))) take(rule, fact, [fact.id, termsOf(fact, '')])
  await note(home, 'notices.jsonl', fresh)
  const parcels: Parcel[] = []
  for (const rule of memory.rules) {
    const before = watched[rule.name] ?? UNWATCHED
    const { held } = before
    if (held.length === 0 || !mayDeliver(rule, now, before.last)) continue
    for (const to of rule.to) parcels.push(parcelOf(rule, to, held))
    watched[rule.name] = { ...before, held: [], last: now }
  }
  const kept = await change(home, (m) => ({ ...m, upTo, watched: ofRules(watched, m.rules), parcels: [...m.parcels, ...parcels] }))
  const { delivered, dead } = await send(home, kept.parcels, means, now)
  const { watched: after, parcels: waiting } = await recall(home)
  const held = Object.values(after).reduce((n, w) => n + w.held.length, 0)
  return { noticed: fresh.length, delivered, held, waiting: waiting.length, dead }
}

/** What is remembered of rules that are still there: one may have been removed in the meantime. */
const ofRules = (watched: Readonly<Record<string, Watched>>, rules: readonly Rule[]): Readonly<Record<string, Watched>> =>
  Object.fromEntries(Object.entries(watched).filter(([name]) => rules.some((r) => r.name === name)))

/** What the story of a fact's page says of it. */
interface Standing {
  readonly names: readonly string[]
  readonly disputed: boolean
}

/**
 * Walks the facts after a record; from nowhere, none: a new watch begins with what comes next. Gives the record it came up to. Where nobody looks,
 * nothing is read of their stories, and `each` is not called.
 */
async function walk(desk: Desk, after: number | null, looked: boolean, each: (fact: AnyFact, of: Standing) => void): Promise<number> {
  if (after === null) return (await desk.ask('journal', { limit: 1 })).total
  let from = after
  for (;;) {
    const part = await desk.ask('news', { after: from, claims: looked })
    part.claims?.forEach((of, i) => {
      each(part.items[i] as AnyFact, of)
    })
    from = part.upTo
    if (part.complete) return from
  }
}

async function* dueFacts(desk: Desk, within: number, now: number): AsyncGenerator<AnyFact> {
  for (let offset = 0; ; offset += 500) {
    const part = await desk.ask('due', { from: day(now), to: day(now + within * 86_400_000), offset, limit: 500 })
    yield* part.items as unknown as AnyFact[]
    if (offset + 500 >= part.total) return
  }
}

const parcelOf = (rule: Rule, to: string, notices: readonly Notice[]): Parcel => ({
  id: createHash('sha256')
    .update([rule.name, to, ...notices.map((n) => n.id)].join('\n'))
    .digest('hex')
    .slice(0, 32),
  rule: rule.name,
  to,
  notices,
  tries: 0,
  next: 0,
  trouble: null,
})

/** Tries each parcel whose time has come, and keeps after each what became of it, so that nothing delivered is delivered again. */
async function send(home: string, parcels: readonly Parcel[], means: Means, now: number): Promise<{ delivered: number; dead: number }> {
  const done = { delivered: 0, dead: 0 }
  for (const parcel of parcels) {
    if (parcel.next > now) continue
    const left = await tried(parcel, means, now)
    if (left === null) done.delivered++
    else if (left.tries >= TRIES) {
      await note(home, 'dead.jsonl', [{ ...left, given: new Date(now).toISOString() }])
      done.dead++
    }
    const waits = left !== null && left.tries < TRIES ? [left] : []
    await change(home, (m) => ({ ...m, parcels: m.parcels.flatMap((p) => (p.id === parcel.id ? waits : [p])) }))
  }
  return done
}

/** Delivers a parcel; gives it back with the reason and the moment of the next try where that failed. */
async function tried(parcel: Parcel, means: Means, now: number): Promise<Parcel | null> {
  try {
    await deliver(parcel, means, now)
    return null
  } catch (error) {
    const tries = parcel.tries + 1
    return { ...parcel, tries, trouble: (error as Error).message, next: now + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)) }
  }
}

/** What a rule would have noticed in all that the ledger holds: each claim once, newest last, with how many facts tell it. */
export async function tryOut(desk: Desk, rule: Rule): Promise<{ readonly notices: readonly Notice[]; readonly facts: number }> {
  const told = new Set<string>()
  const notices: Notice[] = []
  let facts = 0
  await walk(desk, 0, true, (fact, { names, disputed }) => {
    // What falls due is noticed so many days before, whatever the day is today.
    const then = rule.dueWithin === undefined || fact.fact !== 'commitment' || fact.due === null ? day(0) : fact.due.latest
    if (!fits(rule, fact, then, disputed)) return
    facts++
    if (!names.some((name) => told.has(name))) notices.push(noticeOf(rule, fact, 0))
    for (const name of names) told.add(name)
  })
  return { notices: notices.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)), facts }
}
