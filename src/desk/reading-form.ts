import { z } from 'zod'
import { spanForm } from './forms.ts'

/** What a statement does. */
export const actForm = z.enum([
  'say',
  'confirm',
  'deny',
  'warn',
  'threaten',
  'demand',
  'propose',
  'promise',
  'accuse',
  'praise',
  'condemn',
  'reject',
  'ask',
])

/** PLOVER's types of events. */
export const eventTypeForm = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'YIELD',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
])

/** Whether an event took place, as far as the text says. */
export const eventStatusForm = z.enum(['happened', 'planned', 'called-for', 'possible', 'denied'])

/** What sort of instrument a pact is. */
export const pactKindForm = z.enum(['treaty', 'agreement', 'declaration', 'plan', 'strategy', 'doctrine', 'law', 'sanctions'])
/** How far a pact has come. */
export const pactStatusForm = z.enum(['proposed', 'negotiated', 'signed', 'in force', 'suspended', 'ended', 'unknown'])

const span = spanForm
const ref = z.string().describe('id of an entity of the same article')
const iso = z
  .string()
  .describe('ISO 8601 cut to what is known: 2022, 2022-01, 2022-01-13, 2022-01-13T08:50, 2022-W03, 2025-H2, 2025-Q3, 1990s, 2026/2030')
const rule = z.string().describe('the rule that found it')
const why = z.string().describe('the reason, in words')

const blockForm = z.object({
  kind: z.enum(['title', 'byline', 'caption', 'body', 'related', 'other_article', 'ticker', 'tags', 'boilerplate']),
  span,
})

const messageForm = z
  .object({ rule: z.string(), span: span.nullable(), detail: z.string() })
  .describe('a trouble or a refusal with its place; span null where it concerns the whole page')

const entityForm = z
  .object({
    id: z.string(),
    type: z.enum(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'WPN', 'EVT', 'DOC']),
    name: z.object({ ar: z.string(), en: z.string().nullable() }),
    aliases: z.array(z.string()),
    wikidata: z.string().nullable(),
    mentions: z.array(span).describe('where the name stands, clitics left out; empty where only an office or an adjective points to it'),
    why,
  })
  .describe('a named person, body, place, weapon, event or document')

const decided = z
  .object({ kind: z.enum(['confirmed', 'corrected']), by: z.string(), when: z.string() })
  .optional()
  .describe('what a reader decided on it; only what a ledger gives has it')

/** One statement of a reading. */
export const statementForm = z
  .object({
    id: z.string(),
    speaker: ref.nullable().describe('null where nobody can be named'),
    addressee: ref.nullable(),
    cue: span.nullable().describe('the word that reports it'),
    content: span,
    mode: z.enum(['direct', 'indirect']),
    act: actForm,
    channel: span.nullable().describe('where it was said: a station, an agency, a platform'),
    time: z.object({ span, value: iso }).nullable(),
    about: z.array(ref),
    rule,
    why,
    decided,
  })
  .describe('one reported utterance')

const timeForm = z
  .object({ span, value: iso.nullable().describe('null where it is refused; why says the reason'), why })
  .describe('an expression that names a calendar time')

const placedTime = z.object({ span: span.nullable(), value: iso }).nullable()

/** One event of a reading. */
export const eventForm = z
  .object({
    id: z.string(),
    type: eventTypeForm,
    mode: z.string().nullable(),
    status: eventStatusForm,
    trigger: span,
    told: z.array(span).describe("every place of the article that tells it, the trigger's own first"),
    actors: z.array(ref),
    recipients: z.array(ref),
    time: placedTime,
    place: ref.nullable(),
    rule,
    decided,
  })
  .describe('what happened, is agreed, planned, called for or denied')

/** One pact of a reading. */
export const pactForm = z
  .object({
    id: z.string(),
    span,
    name: z.string(),
    kind: pactKindForm,
    parties: z.array(ref),
    status: pactStatusForm,
    time: placedTime,
    place: ref.nullable(),
    period: z.string().nullable().describe('the time it covers, as an ISO interval'),
    clauses: z.array(span),
    trigger: span.nullable().describe('condition that sets a clause off'),
    instrument: z.string().nullable().describe('English name of the known instrument in the lexicon'),
    rule,
    decided,
  })
  .describe('an instrument drawn up, named or described')

/** One commitment of a reading. */
export const commitmentForm = z
  .object({
    id: z.string(),
    by: ref.nullable(),
    to: ref.nullable(),
    content: span,
    due: iso.nullable(),
    cue: span.nullable(),
    condition: span.nullable(),
    rule,
    decided,
  })
  .describe('an undertaking about the future with somebody bound to it')

const articleForm = z.object({
  title: z.object({ span, text: z.string() }).nullable(),
  outlet: z.object({ span: span.nullable(), name: z.string(), why }).nullable(),
  published: z.object({ span: span.nullable(), value: iso, why }).nullable().describe('when the page itself says it was published'),
  dated: z
    .object({ span: span.nullable(), value: iso, why })
    .nullable()
    .describe('the date that relative times are placed by: published, else what the collector knew (why: meta)'),
  credits: z
    .array(z.object({ span, name: z.string(), actor: ref.nullable() }))
    .describe('agencies, papers, channels the text names as its source'),
  body: z.array(span),
  entities: z.array(entityForm),
  statements: z.array(statementForm),
  times: z.array(timeForm),
  events: z.array(eventForm),
  pacts: z.array(pactForm),
  commitments: z.array(commitmentForm),
})

const statedForm = z.object({ span: span.nullable(), value: z.string(), why }).nullable()

const metadataForm = z
  .object({
    title: statedForm,
    standfirst: statedForm,
    author: statedForm,
    section: statedForm,
    modified: statedForm,
    url: statedForm.describe('the canonical address'),
    language: statedForm,
  })
  .describe('what the page, or its collector (why: meta), states of the main article; left out where nothing is stated')

/** The reading's form: the public format `marsad/reading/1`, of which `schema/reading.schema.json` is made. */
export const readingForm = z
  .object({
    schema: z.literal('marsad/reading/1'),
    source: z.string().describe('path, URL or archive#record as given'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('hex SHA-256 of the bytes read'),
    id: z.string().optional().describe("the page's name outside Marsad, where its record had one"),
    text: z.string().describe("the page's text, decided once; every span is measured in it"),
    language: z.string(),
    blocks: z.array(blockForm).describe('every non-blank line lies in exactly one block, in order'),
    messages: z.array(messageForm),
    metadata: metadataForm.optional(),
    articles: z.array(articleForm).describe('the main article first'),
    page: z
      .object({ rules: z.string(), record: z.string() })
      .optional()
      .describe('with --with-pages: the version of the rules, and the journal record of the page, for marsad load'),
  })
  .describe('What one page of news says, every fact with the span of the words that prove it')
