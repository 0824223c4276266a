import { z } from 'zod'
import { actorRefForm, commitmentForm, eventForm, listOf, pactForm, pageRefForm, spanForm, statementForm } from './forms.ts'

/** Words of the news with their place. */
export const proofForm = z.object({
  fact: z.string().nullable().describe('id of the fact that stands on these words, for explain'),
  page: pageRefForm,
  span: spanForm,
  text: z.string(),
})

const bilingualForm = z.object({ en: z.string(), ar: z.string() })
const dayOrNull = z.string().nullable()
const sourceForm = z.string().describe("where the lexicon's line comes from")
const obligationsForm = z.array(z.enum(['defense', 'offense', 'neutrality', 'nonaggression', 'consultation']))

const instrumentForm = z
  .object({
    instrument: actorRefForm,
    kind: z.string(),
    standing: z.enum(['not yet', 'signed', 'in force', 'ended']).describe('signed: its entry into force is not known'),
    signed: dayOrNull,
    inForce: dayOrNull,
    ended: dayOrNull,
    parties: z.array(actorRefForm),
    obligations: obligationsForm,
    article: z.string().nullable(),
    trigger: bilingualForm.nullable(),
    obligation: bilingualForm.nullable(),
    source: sourceForm,
    news: z.array(
      z.object({
        status: z.string(),
        date: dayOrNull,
        proof: proofForm,
        clauses: z.array(proofForm),
        condition: proofForm.nullable(),
        joined: z.enum(['name', 'parties and day of signing']),
        contradicts: z.boolean().describe('the page stands against the base; both are told'),
      }),
    ),
  })
  .describe('an instrument as it stands on the day, by the lexicon, with the pacts of the news that are it')

const reservationForm = z.object({
  party: actorRefForm,
  kind: z.string().describe('frozen withdrew opted-out reserved denounced'),
  ar: z.string(),
  en: z.string(),
  from: z.string(),
})

const officeForm = { office: z.string(), officeAr: z.string().nullable(), person: actorRefForm, from: dayOrNull }

const allianceForm = z.object({
  about: z.literal('alliance'),
  at: z.string(),
  subject: actorRefForm,
  members: z.array(
    z.object({
      member: actorRefForm,
      status: z.string(),
      from: dayOrNull,
      to: dayOrNull,
      now: z.boolean(),
      source: sourceForm,
      news: z.array(z.object({ change: z.string(), date: dayOrNull, contradicts: z.boolean(), proof: proofForm })),
    }),
  ),
  reservations: z.array(reservationForm.extend({ to: dayOrNull, source: sourceForm })),
  organs: z.array(z.object({ organ: actorRefForm, role: z.string(), source: sourceForm, news: z.array(proofForm) })),
  officers: z.array(z.object({ ...officeForm, to: dayOrNull })),
  chairs: z.array(
    z.object({
      chair: actorRefForm,
      from: dayOrNull,
      to: dayOrNull,
      source: sourceForm.nullable(),
      motto: proofForm.nullable(),
      news: z.array(proofForm),
      contradicts: z.boolean(),
    }),
  ),
  sessions: z.array(
    z.object({
      date: dayOrNull,
      dated: z.enum(['text', 'publication']).nullable(),
      planned: z.boolean().describe('whether it was still to come when its page was written'),
      place: actorRefForm.nullable(),
      chair: actorRefForm.nullable(),
      chairProof: proofForm.nullable(),
      members: z.int().describe('members by the base on its day'),
      present: z.object({ number: z.int(), proof: proofForm }).nullable().describe('how many a page says were there'),
      absent: z.array(z.object({ state: actorRefForm, proof: proofForm })),
      agrees: z.boolean().nullable().describe('whether those two and the base come to the same'),
      adopted: z.array(proofForm),
      told: z.array(proofForm),
    }),
  ),
  plans: z.array(z.object({ kind: z.string(), status: z.string(), period: z.string().nullable(), proof: proofForm })),
  mechanisms: z.array(proofForm),
  instruments: z.array(instrumentForm),
  said: listOf(statementForm).describe('what its members and officers said about it, newest first'),
  due: z.array(commitmentForm),
  planned: z.array(eventForm),
  articles: z.int().describe('articles that name it or its organs'),
})

const stateForm = z.object({
  about: z.literal('state'),
  at: z.string(),
  subject: actorRefForm,
  bodies: z.array(
    z.object({
      body: actorRefForm,
      status: z.string(),
      from: dayOrNull,
      to: dayOrNull,
      reserved: z.array(reservationForm.omit({ party: true })),
      source: sourceForm,
    }),
  ),
  chairs: z.array(z.object({ body: actorRefForm, from: dayOrNull, to: dayOrNull, source: sourceForm })),
  leaders: z.array(z.object(officeForm)),
  instruments: z.array(instrumentForm),
  said: z.object({ acts: z.array(z.object({ act: z.string(), statements: z.int() })), newest: listOf(statementForm) }),
  bound: z.array(z.object({ state: actorRefForm, obligations: obligationsForm, by: z.array(actorRefForm) })),
  pacts: listOf(pactForm).describe('pacts of the news with it as party that are no instrument of the base'),
  due: z.array(commitmentForm),
})

const strainForm = z.object({
  by: actorRefForm,
  towards: actorRefForm,
  counts: z.array(z.object({ kind: z.enum(['event', 'statement']), what: z.string(), number: z.int() })),
  events: listOf(eventForm),
  statements: listOf(statementForm),
})

const pairForm = z.object({
  about: z.literal('pair'),
  at: z.string(),
  subject: actorRefForm,
  other: actorRefForm,
  obligations: obligationsForm,
  instruments: z.array(instrumentForm),
  bodies: z.array(z.object({ body: actorRefForm, status: z.string(), otherStatus: z.string() })),
  pacts: listOf(pactForm),
  asks: z
    .array(
      z.object({
        request: eventForm,
        answers: z.array(z.object({ act: z.string(), time: z.string().nullable(), proof: proofForm })),
      }),
    )
    .describe('requests of one to the other, each with the answers told beside it and the time that they name'),
  strains: z.array(strainForm).describe('what each did to or said about the other, the newest with their words'),
})

const actorRunForm = z.object({
  about: z.literal('actor'),
  at: z.string(),
  subject: actorRefForm,
  acts: z.array(z.object({ act: z.string(), statements: z.int(), first: dayOrNull, last: dayOrNull })),
  statements: listOf(statementForm).describe('newest first'),
})

const worldForm = z.object({
  about: z.literal('world'),
  at: z.string(),
  alliances: z.array(z.object({ body: actorRefForm, members: z.int(), pages: z.int(), chair: actorRefForm.nullable() })),
  bound: z.record(z.string(), z.int()).describe('directed pairs of states bound on the day, by obligation'),
  ties: z
    .array(z.object({ a: actorRefForm, b: actorRefForm, obligations: obligationsForm, by: z.array(actorRefForm) }))
    .describe('pairs of states that pages name, each once'),
  quoted: z.array(pactForm).describe('pacts whose clauses or conditions a page quotes'),
})

const dyadsForm = z.object({
  about: z.literal('dyads'),
  at: z.string(),
  dyads: z.array(z.object({ a: z.string(), b: z.string(), obligations: z.record(z.string(), z.boolean()), by: z.array(z.string()) })),
})

/** What the order answers, told apart by `about`. */
export const orderForm = z.discriminatedUnion('about', [allianceForm, stateForm, pairForm, actorRunForm, worldForm, dyadsForm])

/** What a happening would set off. */
export const triggeredForm = z.object({
  about: z.literal('triggered'),
  at: z.string(),
  event: z.object({ event: z.string(), ar: z.string(), en: z.string() }),
  on: actorRefForm,
  by: actorRefForm.nullable(),
  clauses: z.array(
    z.object({
      instrument: actorRefForm,
      kind: z.string(),
      standing: z.string(),
      since: dayOrNull,
      article: z.string().nullable(),
      fit: z.enum(['named', 'as a threat', 'by definition', 'held by parties']).describe('how the happening comes under the clause'),
      basis: bilingualForm.nullable(),
      response: z.string(),
      asks: bilingualForm,
      trigger: bilingualForm.nullable(),
      obligation: bilingualForm.nullable(),
      quoted: z.array(proofForm).describe('the clause in the words of a page'),
      condition: z.array(proofForm),
      owes: z.array(actorRefForm).describe('every other party that it binds; empty where it binds all members of the United Nations'),
      to: z.array(actorRefForm),
      organ: actorRefForm.nullable(),
      body: actorRefForm.nullable(),
      said: z.object({ total: z.int(), items: z.array(statementForm) }),
      reserved: z.array(reservationForm),
      absent: z.array(z.object({ state: actorRefForm, date: dayOrNull, proof: proofForm })),
      unknown: z
        .array(z.enum(['wording', 'article', 'organ', 'in force', 'statements', 'attacker']))
        .describe('what neither lexicon nor ledger tells'),
      source: sourceForm,
    }),
  ),
})
