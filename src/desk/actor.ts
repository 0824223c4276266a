import { z } from 'zod'
import { lexicon } from '../lexicon/lexicon.ts'
import { foldWord } from '../text/text.ts'
import { actorLineForm } from './actors.ts'
import { actorRefForm, commitmentForm, eventForm, listOf, pactForm, pagingForm, statementForm } from './forms.ts'
import { officesOf } from './offices.ts'
import { operation } from './operation.ts'
import { actForm } from './reading-form.ts'

/** One actor: its names, offices, what it said by act, its events, pacts and commitments, and who it appears with. */
export const actor = operation({
  name: 'actor',
  summary: 'One actor: names, offices, statements, events, pacts, commitments, company',
  input: z.object({
    key: z.string().trim().min(1).describe("the actor's key, or a name that only one actor bears"),
    act: actForm.optional().describe('only statements of this act'),
    ...pagingForm,
    limit: pagingForm.limit.default(20).describe('how many at most of each list'),
  }),
  output: z.object({
    actor: actorLineForm.extend({ wikidata: z.string().nullable() }),
    known: z
      .object({ kind: z.string().nullable(), of: z.string().nullable(), ofAr: z.string().nullable() })
      .nullable()
      .describe('what the lexicon says it is (state, capital, ministry, armed-group …) and of which state; null where it does not know it'),
    names: z
      .array(
        z.object({
          form: z.string(),
          mentions: z.int(),
          why: z
            .enum(['lexicon', 'reader', 'page'])
            .describe('known by the lexicon, by a reader who merged two actors, or by its page alone'),
        }),
      )
      .describe('forms that the pages use, most frequent first'),
    merged: z
      .array(z.object({ key: z.string(), decision: z.string(), by: z.string(), when: z.string(), why: z.string().nullable() }))
      .describe('actors that a reader made part of this one; split takes one out, undo the whole decision'),
    offices: z
      .array(
        z.object({
          office: z.string(),
          officeAr: z.string().nullable(),
          of: z.string(),
          ofAr: z.string().nullable(),
          from: z.string().nullable(),
          to: z.string().nullable(),
        }),
      )
      .describe('offices held, from the lexicon; null where the day is not known or has not come'),
    memberships: z.array(
      z.object({
        body: z.string(),
        bodyAr: z.string().nullable(),
        status: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    acts: z.array(z.object({ act: z.string(), statements: z.int() })).describe('what kinds of statement it makes, most frequent first'),
    statements: listOf(statementForm).describe('newest first; paging applies to each list'),
    spokenOf: z.int().describe('statements by others that are about it'),
    events: listOf(eventForm),
    pacts: listOf(pactForm),
    commitments: listOf(commitmentForm),
    with: z
      .array(z.object({ actor: actorRefForm, pages: z.int(), events: z.int() }))
      .describe('who is named on the same pages and in the same events'),
  }),
  run: async (ledger, input) => {
    const found = await ledger.actor(input)
    const merged = await ledger.merged(found.actor.key)
    const known = formsKnown(found.actor.en)
    const theirs = new Set(merged.flatMap((m) => [...formsKnown(m.key), foldWord(m.key.replace(/^[A-Z]+:/, ''))]))
    const why = (form: string): 'lexicon' | 'reader' | 'page' =>
      known.has(foldWord(form)) ? 'lexicon' : theirs.has(foldWord(form)) ? 'reader' : 'page'
    return {
      ...found,
      known: knownOf(found.actor.en),
      names: found.names.map((n) => ({ ...n, why: why(n.form) })),
      merged,
      ...officesOf(found.actor.en),
    }
  },
})

function knownOf(en: string | null) {
  const entry = en === null ? undefined : lexicon().entries.get(en)
  if (entry === undefined) return null
  const of = entry.country === entry.en ? null : entry.country
  return { kind: entry.kind || null, of, ofAr: of === null ? null : (lexicon().entries.get(of)?.ar ?? null) }
}

/** What the lexicon knows an actor to be called, folded. */
function formsKnown(en: string | null): Set<string> {
  const entry = en === null ? undefined : lexicon().entries.get(en)
  return new Set(entry === undefined ? [] : [entry.ar, ...entry.forms, ...entry.short].map(foldWord))
}
