import type { CommitmentFact, EventFact, PactFact, Ties } from '../ledger/ledger.ts'
import { readTable } from '../lexicon/lexicon.ts'
import { bare, foldWord, splitEnclitics, splitProclitics, tokenize } from '../text/text.ts'
import { keysOf, stateOf } from './belonging.ts'
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
  const out: CommitmentHistory[] = []
  for (const c of commitments) out.push(await historyOf(c, day, ties))
  return out
}

async function historyOf(c: CommitmentFact, day: string, ties: Ties): Promise<CommitmentHistory> {
  const made = c.page.published?.slice(0, 10) ?? null
  const steps: CommitmentChange[] = [{ state: 'open', on: made, proof: proofOf(c.page, c.content, c.id) }]
  if (c.due !== null && c.due.earliest <= day) steps.push({ state: 'due', on: c.due.earliest, proof: null })
  const came = made === null || c.by === null ? null : await outcomeOf(c, c.by.key, made, day, ties)
  if (came !== null) steps.push(came)
  else if (c.due !== null && c.due.latest < day) steps.push({ state: 'passed', on: c.due.latest, proof: null })
  return steps
}

type Later = EventFact | PactFact

/** What a later page tells of it, the last word first; null where nothing. */
async function outcomeOf(c: CommitmentFact, by: string, made: string, day: string, ties: Ties): Promise<CommitmentChange | null> {
  const own = stemsOf(c.content.text)
  if (own.size < 2) return null
  const state = stateOf(by)
  const actors = state === null ? [by] : keysOf(state)
  const found = await ties.since({ actors, day: made, words: [...own.values()] })
  const later = [...found.events, ...found.pacts].filter((f) => isLater(f, c, made, day))
  for (const f of later.reverse()) {
    const line = f.line.text
    if (!speaksOf(stemsOf(line), own)) continue
    const role = roleOf(f.fact === 'event' ? f.trigger.text : line)
    const on = f.date?.value.slice(0, 10) ?? f.page.published?.slice(0, 10) ?? null
    const proof = proofOf(f.page, f.fact === 'event' ? f.trigger : f.words, f.id)
    if (role !== null) return { state: role, on, proof }
    if (isDone(f, own)) return { state: 'met', on, proof }
  }
  return null
}

/** Told on another page, not before the undertaking, and by the day asked for. */
function isLater(f: Later, c: CommitmentFact, made: string, day: string): boolean {
  const published = f.page.published?.slice(0, 10) ?? null
  if (f.page.id === c.page.id || published === null || published <= made || published > day) return false
  return f.date === null || f.date.latest >= made
}

// It happened, and its own word is one of those that were undertaken: «ستنشر» … «نشرت».
function isDone(f: Later, own: ReadonlyMap<string, string>): boolean {
  if (f.fact === 'pact') {
    const name = [...stemsOf(f.words.text).keys()]
    const common = name.filter((s) => own.has(s)).length
    return (f.status === 'signed' || f.status === 'in force') && common >= 3 && common * 3 >= name.length * 2
  }
  return f.status === 'happened' && [...stemsOf(f.trigger.text).keys()].some((s) => [...own.keys()].some((o) => alike(s, o)))
}

/** Two words of one root, as far as letters show it: «إرسال» and «أرسلت», «تنشر» and «نشرت». */
const alike = (a: string, b: string): boolean => a === b || (rootOf(a).length >= 3 && rootOf(a) === rootOf(b))

// Weak letters and the endings and beginnings of verbs left out.
const rootOf = (stem: string): string =>
  stem
    .replace(/[اويء]/g, '')
    .replace(/ت$/, '')
    .replace(/^[تنم](?=...)/, '')

// At least three words in common, or two where few were undertaken, and a third of them.
function speaksOf(line: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>): boolean {
  let common = 0
  for (const stem of own.keys()) if (line.has(stem)) common++
  return common >= Math.min(3, Math.max(2, own.size - 1)) && common * 3 >= own.size
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
