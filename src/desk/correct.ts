import { z } from 'zod'
import type { Correction, Judged, Named } from '../identity/identity.ts'
import type { JudgedFact, Ledger } from '../ledger/ledger.ts'
import { BadInput, NotFound } from '../page/page.ts'
import type { Span } from '../text/text.ts'
import { decidingForm, factDecisionForm } from './decision-form.ts'
import { decideOnFact, onFact } from './fact-decision.ts'
import { operation } from './operation.ts'
import { actForm, eventStatusForm, eventTypeForm, pactKindForm, pactStatusForm } from './reading-form.ts'

// A field sent empty, as a form sends it, was not asked for; a single dash says nobody, or no date.
const optional = z
  .string()
  .transform((v) => (v.trim() === '' ? undefined : v.trim()))
  .optional()

/** Puts something else in the place of what was read of a fact: who, to whom, what, how it stands, when, on which words. Undo takes it back. */
export const correct = operation({
  name: 'correct',
  summary: 'Say what a fact should be: who, to whom, what, its status, its date, its words; what was read stays in the record',
  writes: true,
  input: z.object({
    id: z.string().min(1).describe("the fact's id"),
    who: optional.describe(
      'who says, does, signs or is bound: names or keys apart by «|»; TYPE:Arabic name for somebody new; - for nobody',
    ),
    to: optional.describe('to whom, in the same way'),
    what: optional.describe("a statement's act, an event's type, a pact's kind"),
    status: optional.describe('status of an event or a pact'),
    date: optional.describe('when it was or falls due, ISO 8601 cut to what is known; - for no date'),
    words: optional.describe("the words it stands on, exactly as the page has them, or START-END in UTF-16 code units of the page's text"),
    ...decidingForm,
  }),
  output: factDecisionForm,
  run: async (ledger, { id, who, to, what, status, date, words, by, why }) => {
    const fact = await ledger.judged(id)
    const change: Correction = {
      ...(who === undefined ? {} : { who: await named(ledger, who) }),
      ...(to === undefined ? {} : { to: await named(ledger, to) }),
      ...(what === undefined ? {} : { what: oneOf('what', WHAT[fact.kind], what) }),
      ...(status === undefined ? {} : { status: oneOf('status', STATUS[fact.kind], status) }),
      ...(date === undefined ? {} : { date: dateOf(fact.kind, date) }),
      ...(words === undefined ? {} : { words: spanOf(fact, words) }),
    }
    if (Object.keys(change).length === 0)
      throw new BadInput('a correction says what should stand: --who, --to, --what, --status, --date or --words')
    return decideOnFact(ledger, await onFact(ledger, 'correct', { id, by, why, change }))
  },
})

const WHAT: Readonly<Record<Judged, readonly string[]>> = {
  statement: actForm.options,
  event: eventTypeForm.options,
  pact: pactKindForm.options,
  commitment: [],
}
const STATUS: Readonly<Record<Judged, readonly string[]>> = {
  statement: [],
  event: eventStatusForm.options,
  pact: pactStatusForm.options,
  commitment: [],
}

function oneOf(field: string, options: readonly string[], given: string): string {
  if (!options.includes(given))
    throw new BadInput(options.length === 0 ? `${field}: a fact of this kind has none` : `${field}: expected one of ${options.join(', ')}`)
  return given
}

const ISO = /^\d{4}(s|-\d{2}(-\d{2}(T\d{2}:\d{2})?)?|-W\d{2}|-[HQ][1-4])?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/

function dateOf(kind: Judged, given: string): string | null {
  if (kind === 'statement') throw new BadInput("date: a statement's date is the one its own words give; correct its words")
  if (given === '-') return null
  if (!ISO.test(given)) throw new BadInput('date: expected ISO 8601 cut to what is known, as 2022, 2022-01, 2022-01-13 or 2025-H2')
  return given
}

const NEW = /^(PER|ORG|GPE|LOC|FAC|WPN|EVT|DOC):(.+)$/

async function named(ledger: Ledger, given: string): Promise<Named[]> {
  if (given === '-') return []
  const found: Named[] = []
  for (const name of given.split(/[|،]/).map((n) => n.trim())) {
    if (name === '') continue
    try {
      const { type, ar, en } = (await ledger.actor({ key: name, offset: 0, limit: 1 })).actor
      found.push({ type, ar, en })
    } catch (error) {
      const [, type, ar] = NEW.exec(name) ?? []
      if (!(error instanceof NotFound) || type === undefined || ar === undefined) throw error
      found.push({ type: type as Named['type'], ar: ar.trim(), en: null })
    }
  }
  return found
}

/** The place of the words nearest to the fact's own. */
function spanOf({ text, span }: JudgedFact, given: string): Span {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(given) ?? []
  if (start !== undefined && end !== undefined) {
    if (Number(start) >= Number(end) || Number(end) > text.length) throw new BadInput(`words: ${given} is no place in the page's text`)
    return [Number(start), Number(end)]
  }
  let best: number | null = null
  for (let at = text.indexOf(given); at >= 0; at = text.indexOf(given, at + 1))
    if (best === null || Math.abs(at - span[0]) < Math.abs(best - span[0])) best = at
  if (best === null) throw new BadInput('words: they do not stand so in the page; give them exactly as it has them')
  return [best, best + given.length]
}
