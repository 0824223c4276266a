import { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'
import { unproven } from './brief/check.ts'
import { collect, type Days, SECTIONS, type Telling } from './brief/collect.ts'
import type { Evidence, Proof } from './brief/evidence.ts'
import { phrase } from './brief/phrases.ts'
import { sentenceOf } from './brief/sentence.ts'
import { dayForm, pageRefForm, spanForm } from './forms.ts'
import { operation } from './operation.ts'
import type { Lang } from './telling/words.ts'

const evidenceForm = z.object({
  fact: z.string().describe('id of the fact'),
  page: pageRefForm,
  part: z.enum(['words', 'name', 'date', 'published', 'record']).describe("what it proves; record: the collector's note, outside the page"),
  span: spanForm.nullable(),
  text: z.string(),
  line: z.object({ span: spanForm, text: z.string() }).nullable().describe('the line that the words stand in'),
})

const sentenceForm = z.object({
  text: z.string(),
  pieces: z.array(z.object({ kind: z.enum(['plain', 'name', 'date', 'quote']), text: z.string() })).describe('the same text in pieces'),
  outlets: z.array(z.string()).describe('outlets that tell it'),
  evidence: z.array(evidenceForm).min(1),
})

// Days before the newest page that a briefing goes back where nobody says from when.
const WEEK = 7

/** What happened, who said what, what is new, falls due and is disputed; each sentence with the characters it stands on. */
export const brief = operation({
  name: 'brief',
  summary: 'A briefing: what happened, who said what, what is new, falls due, is disputed',
  input: z.object({
    about: z.string().min(1).optional().describe('only what this actor (key or name) has a part in'),
    since: dayForm.optional().describe('from this day on (default: a week before the newest page)'),
    until: dayForm.optional().describe("up to this day (default: the newest page's)"),
    lang: z.enum(['ar', 'en']).default('en').describe('language of the sentences; quotations stay as published'),
    after: z.coerce.number().int().min(0).optional().describe("upTo of the last briefing: what pages since then tell stands under 'new'"),
    most: z.coerce.number().int().min(1).max(200).default(15).describe('sentences of a section at most; how many facts there are is said'),
  }),
  output: z.object({
    title: z.string(),
    lang: z.enum(['ar', 'en']),
    about: z.string().nullable(),
    since: z.string(),
    until: z.string(),
    upTo: z.int().nonnegative().describe('number of the newest record in the journal, for the next briefing'),
    pages: z.int().nonnegative().describe('pages that touch these days'),
    sections: z.array(
      z.object({
        name: z.enum(SECTIONS),
        heading: z.string(),
        facts: z.int().nonnegative().describe('facts in all that belong here'),
        sentences: z.array(sentenceForm),
      }),
    ),
  }),
  async run(ledger, { about, since, until, lang, after, most }) {
    const days = await daysOf(ledger, since, until, after)
    const harvest = await ledger.harvest({ about, from: days.since })
    const { tellings, facts } = await collect(harvest, days)
    const shown = SECTIONS.filter((name) => name !== 'new' || after !== undefined)
    const chosen = shown.map((name) => [name, tellings[name].slice(0, most)] as const)
    const known = namesIn(chosen.flatMap(([, t]) => t))
    return {
      title: phrase(lang, 'title'),
      lang,
      about: about ?? null,
      since: days.since,
      until: days.until,
      upTo: harvest.upTo,
      pages: harvest.pages,
      sections: chosen.map(([name, those]) => ({
        name,
        heading: phrase(lang, name),
        facts: facts[name],
        sentences: those.map((t) => proven(lang, t, known)),
      })),
    }
  },
})

/** A sentence that has passed the check. @throws Error where it says what its evidence does not contain: a bug, and no briefing. */
function proven(lang: Lang, telling: Telling, known: ReadonlySet<string>) {
  const tellings = telling.carriers.map((c) => sentenceOf(lang, c.fact, c.sheaf))
  const first = tellings[0]!
  const wrong = unproven(lang, first, known)
  const text = first.pieces.map((p) => p.text).join('')
  if (wrong !== null) throw new Error(`the briefing is not made: «${text}» holds ${wrong}`)
  return { text, pieces: first.pieces, outlets: [...telling.outlets].sort(), evidence: tellings.flatMap((t) => distinct(t.proofs)) }
}

/** The same characters prove a thing once; the check's own means are not handed out. */
function distinct(proofs: readonly Proof[]): Evidence[] {
  const seen = new Map(proofs.map(({ sheaf: _, ...evidence }) => [`${evidence.part} ${evidence.span}`, evidence]))
  return [...seen.values()]
}

// Names that could be in a sentence without anybody noticing: of those who act. Names of a letter or two would be found in any word.
function namesIn(tellings: readonly Telling[]): ReadonlySet<string> {
  const actors = tellings.flatMap((t) => t.carriers.flatMap((c) => c.sheaf.actors)).filter((a) => /^(PER|ORG|GPE|LOC|FAC)$/.test(a.type))
  return new Set(actors.flatMap((a) => [a.ar, ...(a.en === null ? [] : [a.en])]).filter((n) => n.length > 2))
}

async function daysOf(ledger: Ledger, since: string | undefined, until: string | undefined, after: number | undefined): Promise<Days> {
  const newest = (await ledger.overview({ newest: 0 })).published.latest?.slice(0, 10) ?? '1970-01-01'
  const to = until === undefined ? newest : last(until)
  const from = since === undefined ? new Date(Date.parse(`${to}T00:00:00Z`) - WEEK * 86_400_000).toISOString().slice(0, 10) : first(since)
  return { since: from, until: to, after: after ?? null }
}

const first = (day: string): string => `${day}${'0000-01-01'.slice(day.length)}`
const last = (day: string): string =>
  day.length === 10
    ? day
    : day.length === 4
      ? `${day}-12-31`
      : new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10)
