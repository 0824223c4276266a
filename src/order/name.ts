import type { ActorRef, Evidence, PageRef } from '../ledger/ledger.ts'
import { type Entry, lexicon } from '../lexicon/lexicon.ts'
import { foldWord } from '../text/text.ts'
import { base } from './base.ts'
import { stateOf } from './belonging.ts'

/** What the news says, with the place that proves it; `fact` where a fact of the ledger stands on these words. */
export interface Proof {
  readonly fact: string | null
  readonly page: PageRef
  readonly span: Evidence['span']
  readonly text: string
}

/** Words of a page as proof. */
export const proofOf = (page: PageRef, words: Evidence, fact: string | null = null): Proof => ({
  fact,
  page,
  span: words.span,
  text: words.text,
})

/** A state, body or person of the lexicon as lists name it. */
export function refOf(en: string): ActorRef {
  const entry = lexicon().entries.get(en)
  return {
    key: en,
    type: (entry?.type ?? 'ORG') as ActorRef['type'],
    ar: entry?.ar ?? base().organs.find((o) => o.organ === en)?.ar ?? en,
    en,
  }
}

/** Whom the order can be asked about. */
export type Subject =
  | { readonly kind: 'alliance'; readonly en: string }
  | { readonly kind: 'state'; readonly en: string }
  | { readonly kind: 'other'; readonly name: string }

/**
 * Whom a name means: a body with members, or a state, by its English or Arabic name, its English initials («CSTO») or a part that only one
 * of them has; anything else is left to the ledger's actors.
 */
export function subjectOf(name: string): Subject {
  const asked = name.trim().replace(/\s+/g, ' ')
  const found = names().get(foldWord(asked)) ?? names().get(foldWord(asked.replace(/^the /i, '')))
  if (found !== undefined) return found
  const parts = partsWith(asked)
  return namesOf(parts).length === 1 ? parts[0]! : { kind: 'other', name: asked }
}

const partsWith = (asked: string): Subject[] =>
  foldWord(asked).length < 4
    ? []
    : // Whole words: «Mars» is no part of the Marshall Islands' name.
      [...names()].filter(([form]) => ` ${form} `.includes(` ${foldWord(asked)} `)).map(([, subject]) => subject)

const namesOf = (subjects: readonly Subject[]): string[] => [...new Set(subjects.map((s) => (s.kind === 'other' ? s.name : s.en)))].sort()

/** English names of the bodies and states of whose names this is a part. */
export const subjectsWith = (name: string): string[] => namesOf(partsWith(name.trim().replace(/\s+/g, ' ')))

/** The state that a name means; null where it means none. */
export function stateNamed(name: string): string | null {
  const subject = subjectOf(name)
  if (subject.kind === 'state') return subject.en
  return subject.kind === 'other' ? stateOf(subject.name) : null
}

/** Bodies that the base knows members of, by name. */
export const alliances = (): string[] => [...new Set(base().members.map((m) => m.body))].sort()

let forms: ReadonlyMap<string, Subject> | null = null

function names(): ReadonlyMap<string, Subject> {
  if (forms !== null) return forms
  const bodies = new Set(alliances())
  const all = [...lexicon().entries.values()].flatMap((entry): [Entry, Subject][] =>
    bodies.has(entry.en)
      ? [[entry, { kind: 'alliance', en: entry.en }]]
      : entry.type === 'GPE' && stateOf(entry.en) === entry.en
        ? [[entry, { kind: 'state', en: entry.en }]]
        : [],
  )
  const known = new Map<string, Subject>()
  // Full names win over short ones and initials; of two equals neither counts.
  for (const layer of [plain, short, initialsOf('GPE'), initialsOf('ORG')]) {
    const taken = new Map<string, Subject | null>()
    for (const [entry, subject] of all)
      for (const form of layer(entry))
        taken.set(foldWord(form), taken.has(foldWord(form)) && taken.get(foldWord(form)) !== subject ? null : subject)
    for (const [form, subject] of taken) if (subject !== null && !known.has(form)) known.set(form, subject)
  }
  forms = known
  return known
}

const plain = (entry: Entry): string[] => [entry.en, entry.en.replace(/ \(.*\)$/, ''), entry.ar, ...entry.forms]
const short = (entry: Entry): string[] => [...entry.short]
const initialsOf =
  (type: string) =>
  (entry: Entry): string[] => {
    if (entry.type !== type) return []
    const capitals =
      entry.en
        .replace(/\(.*\)/, '')
        .match(/\b[A-Z]/g)
        ?.join('') ?? ''
    return capitals.length >= 2 ? [capitals] : []
  }
