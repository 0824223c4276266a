import type { CrisisOpening } from './crisis-file.ts'
import type { Judgement } from './judgement.ts'
import type { Correction, OnFact } from './verdict.ts'

// What each kind of judgement may be about. A record, so that a kind added elsewhere is missed here by the compiler and not by a reader.
const ABOUT: Readonly<Record<Judgement['kind'], readonly Judgement['what'][]>> = {
  merge: ['actor', 'story'],
  split: ['actor', 'story'],
  undecided: ['actor'],
  confirm: ['fact'],
  reject: ['fact'],
  correct: ['fact'],
  undo: ['actor', 'story', 'fact', 'crisis', 'search'],
  open: ['crisis'],
  close: ['crisis'],
  reopen: ['crisis'],
  keep: ['search'],
  forget: ['search'],
}
const FACTS: ReadonlySet<unknown> = new Set<OnFact['kind']>(['statement', 'event', 'pact', 'commitment'])
const TYPES: ReadonlySet<unknown> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'WPN', 'EVT', 'DOC'])

/** Whether something from outside has the form of a judgement, so that heeding it cannot fail. */
export function isJudgement(given: unknown): given is Judgement {
  if (!isRecord(given)) return false
  const { kind, what, subjects, by, score, why, undoes, fact, crisis } = given
  return (
    isOneOf(ABOUT, kind) &&
    ABOUT[kind].some((one) => one === what) &&
    isList(subjects, isText) &&
    isText(by) &&
    orNull(score, (v) => typeof v === 'number') &&
    orNull(why, isText) &&
    orNull(undoes, isText) &&
    (fact === undefined ? what !== 'fact' : isOnFact(fact)) &&
    (crisis === undefined ? !(what === 'crisis' && kind === 'open') : isOpening(crisis))
  )
}

function isOpening(given: unknown): given is CrisisOpening {
  if (!isRecord(given)) return false
  const { name, event, since, happening, on, by, parties } = given
  return (
    isText(name) &&
    typeof since === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(since) &&
    [event, happening, on, by].every((v) => orNull(v, isText)) &&
    isList(parties, isText)
  )
}

function isOnFact(given: unknown): given is OnFact {
  if (!isRecord(given)) return false
  const { page, kind, span, change } = given
  return (
    typeof page === 'string' &&
    /^[0-9a-f]{64}$/.test(page) &&
    FACTS.has(kind) &&
    isSpan(span) &&
    (change === undefined || isCorrection(change))
  )
}

function isCorrection(given: unknown): given is Correction {
  if (!isRecord(given)) return false
  const { who, to, what, status, date, words } = given
  return (
    optional(who, (v) => isList(v, isNamed)) &&
    optional(to, (v) => isList(v, isNamed)) &&
    optional(what, isText) &&
    optional(status, isText) &&
    optional(date, (v) => orNull(v, isText)) &&
    optional(words, isSpan)
  )
}

const isOneOf = <Key extends string>(known: Readonly<Record<Key, unknown>>, v: unknown): v is Key =>
  typeof v === 'string' && Object.hasOwn(known, v)
const isNamed = (v: unknown): boolean => isRecord(v) && TYPES.has(v.type) && isText(v.ar) && orNull(v.en, isText)
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)
const isText = (v: unknown): v is string => typeof v === 'string'
const isSpan = (v: unknown): boolean => isList(v, (n) => Number.isSafeInteger(n) && (n as number) >= 0) && (v as unknown[]).length === 2
const isList = (v: unknown, fits: (item: unknown) => boolean): boolean => Array.isArray(v) && v.every(fits)
const orNull = (v: unknown, fits: (item: unknown) => boolean): boolean => v === null || fits(v)
const optional = (v: unknown, fits: (item: unknown) => boolean): boolean => v === undefined || fits(v)
