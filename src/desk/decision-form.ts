import { z } from 'zod'
import { actorRefForm, spanForm } from './forms.ts'

const namedForm = z.object({ type: actorRefForm.shape.type, ar: z.string(), en: z.string().nullable() })

const correctionForm = z.object({
  who: z.array(namedForm).optional(),
  to: z.array(namedForm).optional(),
  what: z.string().optional(),
  status: z.string().optional(),
  date: z.string().nullable().optional(),
  words: spanForm.optional(),
})

/** What a working file is opened on. */
export const openingForm = z.object({
  name: z.string(),
  names: z.object({ ar: z.string(), en: z.string() }).optional().describe('its name in both languages, where nobody gave it one'),
  event: z.string().nullable().describe('id of the event, where the file is on one'),
  since: z.string().describe('the day from which statements and meetings are of it'),
  happening: z.string().nullable().describe('the kind of happening that obligations are asked about, as triggered takes it'),
  on: z.string().nullable().describe('the state it happens to'),
  by: z.string().nullable().describe('the state that does it'),
  parties: z.array(z.string()).describe('keys of those whose words are followed'),
})

/** A reader's decision as answers show it. */
export const decisionForm = z.object({
  id: z.string().describe('what undo takes'),
  kind: z.enum(['merge', 'split', 'undecided', 'confirm', 'reject', 'correct', 'undo', 'open', 'close', 'reopen', 'keep', 'forget']),
  what: z.enum(['actor', 'story', 'fact', 'crisis', 'search']),
  subjects: z.array(z.string()).describe("actors' keys, articles' ids, one fact's id, a working file's id, or a search's name and address"),
  by: z.string(),
  when: z.string(),
  score: z.number().nullable(),
  why: z.string().nullable(),
  undoes: z.string().nullable(),
  fact: z
    .object({
      page: z.string(),
      kind: z.enum(['statement', 'event', 'pact', 'commitment']),
      span: spanForm,
      change: correctionForm.optional().describe('what a correction puts in the place of what was read'),
    })
    .optional()
    .describe('of a decision on a fact: where it stood'),
  crisis: openingForm.optional(),
})

const countsForm = z.object({ statements: z.int(), events: z.int(), pacts: z.int(), commitments: z.int() })

/** A decision on a fact, with what it changed. */
export const factDecisionForm = decisionForm.extend({
  effect: z
    .object({
      shown: z
        .enum(['as read', 'confirmed', 'corrected', 'left out'])
        .describe('how the fact stands now: left out is out of every list, search, briefing and export'),
      counts: z
        .array(z.object({ actor: actorRefForm, before: countsForm, after: countsForm }))
        .describe('actors whose counts of facts changed'),
    })
    .nullable()
    .describe('null where the decision is on no fact'),
})

/** What every deciding operation takes beside its subjects. */
export const decidingForm = {
  by: z.string().min(1).default('reader').describe('who decides'),
  why: z.string().optional().describe('why'),
}

/** Two or more names, one a list item; in a query or a terminal they stand apart by «|». */
export const namesForm = z.preprocess(
  (v) => (typeof v === 'string' ? v.split('|').map((s) => s.trim()) : v),
  z.array(z.string().min(1)).min(2, 'expected two or more, apart by |'),
)
