import { z } from 'zod'

/** Half-open range of UTF-16 code units of a page's text. */
export const spanForm = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .describe("[start, end), half-open, in UTF-16 code units of the page's text")

/** Words of a page with their place: what a fact stands on. */
export const evidenceForm = z.object({
  span: spanForm,
  text: z.string().describe('the words at the span, character for character'),
})

/** A page as lists name it. */
export const pageRefForm = z.object({
  id: z.string().describe("hex SHA-256 of the page's bytes"),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable().describe('ISO date or date-time cut to what is known'),
  source: z.string().describe('path, URL or archive#record as given'),
  url: z.string().nullable().describe("the page's own address where its collector knew one"),
})

/** An actor as lists name it; `key` is what other operations take. */
export const actorRefForm = z.object({
  key: z.string().describe('identity across pages: the English name where one is known, else TYPE:Arabic name'),
  type: z.enum(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'WPN', 'EVT', 'DOC']),
  ar: z.string(),
  en: z.string().nullable(),
})

/** A time as fine as its source: ISO cut to what is known, with the days it may mean. */
export const momentForm = z.object({
  value: z.string().describe('ISO 8601 cut to what is known: 2022, 2022-01, 2022-W03, 2025-H2, 1990s, 2026/2030 …'),
  earliest: z.string().describe('first day it may mean, YYYY-MM-DD'),
  latest: z.string().describe('last day it may mean, YYYY-MM-DD'),
  span: spanForm.nullable().describe('where the text gives it; null where it is the publication date'),
  from: z.enum(['text', 'publication']).describe('whether the text dates this fact or only the page is dated'),
})

/** What a reader decided on a fact, where that stands; rejected facts are in no list. */
const decidedForm = z
  .object({
    kind: z.enum(['confirmed', 'corrected']),
    by: z.string(),
    when: z.string(),
    decision: z.string().describe('what undo takes'),
  })
  .nullable()
  .describe('what a reader decided on it; null where nobody did')

/** One reported utterance. */
export const statementForm = z.object({
  fact: z.literal('statement'),
  id: z.string(),
  decided: decidedForm,
  page: pageRefForm,
  article: z.int().nonnegative().describe("place of the article in the page's reading, 0 the main one"),
  speaker: actorRefForm.nullable(),
  addressee: actorRefForm.nullable(),
  about: z.array(actorRefForm),
  act: z.string().describe('say confirm deny warn threaten demand propose promise accuse praise condemn reject ask'),
  mode: z.enum(['direct', 'indirect']),
  cue: evidenceForm.nullable(),
  content: evidenceForm,
  date: momentForm.nullable(),
  rule: z.string(),
  why: z.string(),
})

/** Something that happened, is agreed, planned, called for or denied. */
export const eventForm = z.object({
  fact: z.literal('event'),
  id: z.string(),
  decided: decidedForm,
  page: pageRefForm,
  article: z.int().nonnegative(),
  type: z
    .string()
    .describe(
      'PLOVER type: AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT',
    ),
  mode: z.string().nullable(),
  status: z.string().describe('happened planned called-for possible denied'),
  trigger: evidenceForm,
  line: evidenceForm.describe('the line of the text that the trigger stands in'),
  actors: z.array(actorRefForm),
  recipients: z.array(actorRefForm),
  place: actorRefForm.nullable(),
  date: momentForm.nullable(),
  rule: z.string(),
})

/** A treaty, agreement, declaration, plan, strategy, doctrine, law or sanctions package that a page names. */
export const pactForm = z.object({
  fact: z.literal('pact'),
  id: z.string(),
  decided: decidedForm,
  page: pageRefForm,
  article: z.int().nonnegative(),
  name: z.string(),
  words: evidenceForm,
  line: evidenceForm.describe('the line of the text that the name stands in'),
  kind: z.string().describe('treaty agreement declaration plan strategy doctrine law sanctions'),
  status: z.string().describe('proposed negotiated signed in force suspended ended unknown'),
  parties: z.array(actorRefForm),
  place: actorRefForm.nullable(),
  date: momentForm.nullable(),
  period: z.string().nullable(),
  clauses: z.array(evidenceForm),
  trigger: evidenceForm.nullable().describe('condition that sets a clause off, in the words of the text'),
  instrument: z.string().nullable().describe('English name of the known instrument in the lexicon'),
  rule: z.string(),
})

/** An undertaking about the future with somebody bound to it. */
export const commitmentForm = z.object({
  fact: z.literal('commitment'),
  id: z.string(),
  decided: decidedForm,
  page: pageRefForm,
  article: z.int().nonnegative(),
  by: actorRefForm.nullable(),
  to: actorRefForm.nullable(),
  content: evidenceForm,
  cue: evidenceForm.nullable(),
  condition: evidenceForm.nullable(),
  due: momentForm.nullable(),
  rule: z.string(),
})

/** Input of every list: where to start and how many at most. */
export const pagingForm = {
  offset: z.coerce.number().int().min(0).default(0).describe('how many to skip'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('how many at most'),
}

/** A list's answer: the true count of all, and the part asked for. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ total: z.int().nonnegative(), offset: z.int().nonnegative(), limit: z.int().positive(), items: z.array(item) })

const DAY = 'expected a day like 2024-06-19, a month or a year'
const EASTERN = /[\u0660-\u0669\u06f0-\u06f9]/g

/** Digits of Arabic and Persian keyboards as 0–9. */
export const westernDigits = (text: string): string => text.replace(EASTERN, (d) => String(d.charCodeAt(0) & 0xf))

/** ISO day that a filter takes, in the digits of any Arabic keyboard; `2024` and `2024-06` mean the whole of it. A day that no calendar has is refused. */
export const dayForm = z
  .string()
  .overwrite((day) => westernDigits(day.trim()))
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: DAY, abort: true })
  .refine(isDay, 'no such day: the month has fewer days, or the year fewer months')

function isDay(day: string): boolean {
  const [year = '', month = '01', date = '01'] = day.split('-')
  const at = new Date(`${year}-${month}-${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(date)
}
