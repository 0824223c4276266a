import { z } from 'zod'
import { pageRefForm, spanForm } from '../forms.ts'

const evidenceForm = z.object({
  fact: z.string().describe('id of the fact; empty where none stands on it'),
  page: pageRefForm.nullable().describe('null of what the lexicon or the journal says'),
  part: z
    .enum(['words', 'name', 'date', 'published', 'record', 'base', 'journal'])
    .describe(
      "what it proves; record: the collector's note, outside the page; base: a line of the lexicon; journal: when a record was written",
    ),
  span: spanForm.nullable(),
  text: z.string(),
  line: z.object({ span: spanForm, text: z.string() }).nullable().describe('the line that the words stand in'),
})

export const sentenceForm = z.object({
  text: z.string(),
  pieces: z.array(z.object({ kind: z.enum(['plain', 'name', 'date', 'quote']), text: z.string() })).describe('the same text in pieces'),
  outlets: z.array(z.string()).describe('outlets that tell it'),
  evidence: z.array(evidenceForm).min(1),
})

/** A briefing or a situation report: sections of sentences, each with what it stands on. */
export const paperForm = z.object({
  title: z.string(),
  lang: z.enum(['ar', 'en']),
  about: z.string().nullable(),
  since: z.string(),
  until: z.string(),
  upTo: z.int().nonnegative().describe('number of the newest record in the journal, for the next briefing'),
  pages: z.int().nonnegative().describe('pages that it is made from'),
  sections: z.array(
    z.object({
      name: z.string(),
      heading: z.string(),
      facts: z.int().nonnegative().describe('facts in all that belong here'),
      sentences: z.array(sentenceForm),
    }),
  ),
})

/** A briefing or a situation report as the desk answers it. */
export type Paper = z.output<typeof paperForm>
