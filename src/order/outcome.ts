import type { Asked, CommitmentFact, EventFact, Later, PactFact, Ties } from '../ledger/ledger.ts'
import { readTable } from '../lexicon/lexicon.ts'
import { bare, foldWord, splitEnclitics, splitProclitics, tokenize } from '../text/text.ts'
import { stateOf } from './belonging.ts'
import { type Proof, proofOf } from './name.ts'

/** How an undertaking stands on a day. `passed`: its date is over, and nothing that was read tells what came of it. */
export type CommitmentState = 'open' | 'due' | 'met' | 'missed' | 'withdrawn' | 'passed'

/** One step in an undertaking's life: the state, the day it is known from, and the words that prove it; none where only the calendar does. */
export interface CommitmentChange {
  readonly state: CommitmentState
  readonly on: string | null
  readonly proof: Proof | null
}

/** An undertaking's steps in order; the last is how it stands. */
export type CommitmentHistory = readonly CommitmentChange[]

/**
 * How undertakings stand on a day. One is met only where a later page tells of an event or a pact of the same actor that says so in its own
 * words, and missed or withdrawn only where one says that; that a date is over proves nothing by itself.
 */
export async function historiesOf(commitments: readonly CommitmentFact[], day: string, ties: Ties): Promise<CommitmentHistory[]> {
  const followed = commitments.map((c) => followedBy(c, day))
  const later = await ties.since(followed.map((f) => f?.asked ?? NOTHING))
  const stems = new Map<string, ReadonlyMap<string, string>>()
  const stemsOnce = (line: string): ReadonlyMap<string, string> => {
    if (!stems.has(line)) stems.set(line, stemsOf(line))
    return stems.get(line)!
  }
  return commitments.map((c, i) => {
    const f = followed[i]!
    return historyOf(c, day, f === null ? null : outcomeOf(c, f, later[i]!, stemsOnce))
  })
}

/** Up to which day pages are looked at for what came of an undertaking, and what the calendar says on that day: its history hangs on nothing else of it. */
export function seenOn(commitment: CommitmentFact, day: string): string {
  const steps = historyOf(commitment, day, null).map((step) => step.state)
  return [followedBy(commitment, day)?.asked.to ?? '', ...steps].join(' ')
}

/** Of which undertakings a page that came after a record may tell something. */
export async function touchedSince(
  commitments: readonly CommitmentFact[],
  day: string,
  record: number,
  ties: Ties,
): Promise<CommitmentFact[]> {
  const found = await ties.since(
    commitments.map((c) => followedBy(c, day)?.asked ?? NOTHING),
    record,
  )
  return commitments.filter((_, i) => Object.values(found[i]!).some((facts: readonly unknown[]) => facts.length > 0))
}

// Of no words nothing is asked.
const NOTHING: Asked = { actors: [], from: '', to: '', words: [], least: 0 }

function historyOf(c: CommitmentFact, day: string, came: CommitmentChange | null): CommitmentHistory {
  const made = madeOn(c)
  const steps: CommitmentChange[] = [{ state: 'open', on: made, proof: proofOf(c.page, c.content, c.id) }]
  if (c.due !== null && c.due.earliest <= day) steps.push({ state: 'due', on: c.due.earliest, proof: null })
  if (came !== null) steps.push(came)
  else if (c.due !== null && c.due.latest < day) steps.push({ state: 'passed', on: c.due.latest, proof: null })
  return steps
}

const DAY = 86_400_000
// News of a thing done comes soon after its day; what has no day is followed for half a year.
const AFTER = 31
const UNDATED = 183
/** Words of an undertaking that a later sentence is held against: its first ones say what is to be done. */
const MOST_WORDS = 9

/** What an undertaking is followed by: its words by their stems, the first of them first, and what to ask the ledger. */
interface Followed {
  readonly own: ReadonlyMap<string, string>
  readonly asked: Asked
}

const madeOn = (c: CommitmentFact): string | null => c.page.published?.slice(0, 10) ?? null

/** Null where nobody is bound, the page has no date or too few words say what is to be done. */
function followedBy(c: CommitmentFact, day: string): Followed | null {
  const made = madeOn(c)
  if (made === null || c.by === null) return null
  const own = new Map([...stemsOf(withoutDue(c))].slice(0, MOST_WORDS))
  if (own.size < 3) return null
  const by = c.by.key
  const state = stateOf(by)
  const to = min(day, c.due === null ? plus(made, UNDATED) : plus(c.due.latest, AFTER))
  const actors = state === null || state === by ? [by] : [by, state]
  // A line speaks of it with half its words, of which two may stand in a form that no search finds.
  return { own, asked: { actors, from: made, to, words: [...own.values()], least: Math.max(2, Math.ceil(own.size / 2) - 2) } }
}

/** What a later page tells of it, the last word first; null where nothing. */
function outcomeOf(
  c: CommitmentFact,
  { own, asked }: Followed,
  { events, pacts, commitments }: Later,
  stemsOnce: (line: string) => ReadonlyMap<string, string>,
): CommitmentChange | null {
  const first = [...own.keys()][0]!
  for (const f of [...events, ...pacts].reverse()) {
    if (!isLater(f, c, asked.from) || !speaksOf(stemsOnce(f.line.text), own)) continue
    const on = f.date?.value.slice(0, 10) ?? f.page.published?.slice(0, 10) ?? null
    const proof = proofOf(f.page, f.fact === 'event' ? f.trigger : f.words, f.id)
    const role = f.fact === 'event' ? roleOf(f.trigger.text) : null
    if (role !== null) return { state: role, on, proof }
    const undone = f.fact === 'event' ? undoneIn(f) : null
    if (undone !== null) return { state: undone.role, on, proof: proofOf(f.page, undone.words, f.id) }
    if (isDone(f, own, first)) return { state: 'met', on, proof }
  }
  const refused = commitments.findLast((l) => isLater(l, c, asked.from) && isRefusal(l, first) && speaksOf(stemsOnce(l.content.text), own))
  return refused === undefined
    ? null
    : { state: 'withdrawn', on: madeOn(refused), proof: proofOf(refused.page, refused.content, refused.id) }
}

// «لن ترسل …»: who undertook to do it now undertakes not to.
function isRefusal({ content }: CommitmentFact, first: string): boolean {
  const words = tokenize(content.text)
  return words.some((w, i) => {
    const verb = words[i + 1]
    return (w.form === 'لن' || w.form === 'ولن') && verb !== undefined && alike(verb.form.replace(/^[يتن](?=...)/, ''), first)
  })
}

const GOVERNING = 60

/** «أخفقت الدولة في إرسال …»: the deed itself is told, under a verb that says it was not done; with the words from there on. */
function undoneIn({ line, trigger }: EventFact): { role: 'missed' | 'withdrawn'; words: { span: [number, number]; text: string } } | null {
  const at = trigger.span[0] - line.span[0]
  const before = line.text.slice(Math.max(0, at - GOVERNING), at).replace(/^.*[.،؛:]/s, '')
  if (!/(?:^|\s)(?:في|عن)\s*$/.test(before)) return null
  for (const token of tokenize(before)) {
    const role = token.kind === 'word' ? roleOf(before.slice(token.start, token.end)) : null
    if (role === null) continue
    const from = at - before.length + token.start
    const end = trigger.span[1] - line.span[0]
    return { role, words: { span: [line.span[0] + from, trigger.span[1]], text: line.text.slice(from, end) } }
  }
  return null
}

/** What is to be done without when: the date is no word that a later sentence must share. */
function withoutDue({ content, due }: CommitmentFact): string {
  if (due?.span == null) return content.text
  const [from, to] = [due.span[0] - content.span[0], due.span[1] - content.span[0]]
  return from < 0 || to > content.text.length ? content.text : `${content.text.slice(0, from)} ${content.text.slice(to)}`
}

const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
const min = (a: string, b: string): string => (a < b ? a : b)

/** Told on another page and not of a time before the undertaking. */
const isLater = (f: EventFact | PactFact | CommitmentFact, c: CommitmentFact, made: string): boolean =>
  f.page.id !== c.page.id && (f.fact === 'commitment' || f.date === null || f.date.latest >= made)

// It happened, and its own word is the one that was undertaken: «ستنشر …» and «نشرت …».
function isDone(f: EventFact | PactFact, own: ReadonlyMap<string, string>, first: string): boolean {
  if (f.fact === 'pact') {
    const name = [...stemsOf(f.words.text).keys()]
    const common = name.filter((s) => own.has(s)).length
    return (f.status === 'signed' || f.status === 'in force') && common >= 3 && common * 3 >= name.length * 2
  }
  return f.status === 'happened' && [...stemsOf(f.trigger.text).keys()].some((s) => alike(s, first))
}

/** Two words of one root, as far as letters show it: «إرسال» and «أرسلت», «تنشر» and «نشرت». */
const alike = (a: string, b: string): boolean => a === b || (rootOf(a).length >= 3 && rootOf(a) === rootOf(b))

// Weak letters and the endings and beginnings of verbs left out.
const rootOf = (stem: string): string =>
  stem
    .replace(/[اويء]/g, '')
    .replace(/ت$/, '')
    .replace(/^[تنم](?=...)/, '')

// Three words in common at least, and half of what was undertaken.
function speaksOf(line: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>): boolean {
  let common = 0
  for (const stem of own.keys()) if (line.has(stem)) common++
  return common >= 3 && common * 2 >= own.size
}

type Role = 'missed' | 'withdrawn' | 'pass'

let roles: ReadonlyMap<string, Role> | null = null

function rolesBy(): ReadonlyMap<string, Role> {
  roles ??= new Map(readTable('order/outcomes.tsv', ['form', 'role']).map((r) => [foldWord(r.form), r.role as Role]))
  return roles
}

function roleOf(words: string): 'missed' | 'withdrawn' | null {
  for (const token of tokenize(words))
    if (token.kind === 'word')
      for (const { rest } of splitProclitics(token.form)) {
        const role = rolesBy().get(bare(rest))
        if (role === 'missed' || role === 'withdrawn') return role
      }
  return null
}

const ENDINGS = /(?:ات|ون|ين|ان|يه|ه)$/

/** Words that carry meaning, by their stem, with the form they stand in. */
function stemsOf(text: string): ReadonlyMap<string, string> {
  const passed = (form: string): boolean => rolesBy().get(form) === 'pass'
  const out = new Map<string, string>()
  for (const token of tokenize(text)) {
    if (token.kind === 'number' && token.form.length >= 3) out.set(token.form, token.form)
    if (token.kind !== 'word' || token.form.length < 3 || passed(token.form)) continue
    const plain = bare(token.form.replace(/^[وف]?[بكل]?(?=ال)/, '').replace(/^(?:و|ف|س|ب|ل)(?=[يتنا]...)/, ''))
    const stem = (splitEnclitics(plain).at(-1) ?? plain).replace(ENDINGS, '')
    if (stem.length >= 3 && !passed(plain)) out.set(stem.replace(/^[يتن](?=...)/, ''), token.form)
  }
  return out
}
