import { z } from 'zod'
import { evidenceForm, pageRefForm, spanForm } from './forms.ts'
import { operation } from './operation.ts'
import { factForm } from './timeline.ts'

/** Why a fact is there: its rule and reason, its words in their line, what stands beside them, and where the page came from. */
export const explain = operation({
  name: 'explain',
  summary: 'Why a fact is there: rule, words, reason and source',
  input: z.object({ id: z.string().min(1).describe("the fact's id") }),
  output: z.object({
    fact: factForm,
    rule: z.string(),
    why: z.string().nullable(),
    words: evidenceForm,
    line: evidenceForm.describe('the line of the text that the words stand in'),
    parts: z
      .array(z.object({ part: z.string(), span: spanForm, text: z.string(), why: z.string().nullable() }))
      .describe('the other words the fact stands on: cue, time, mentions of its actors …'),
    refused: z
      .array(z.object({ rule: z.string(), span: spanForm.nullable(), detail: z.string() }))
      .describe('troubles and refusals in the same line'),
    page: pageRefForm.extend({ rules: z.string(), seen: z.string(), current: z.boolean() }),
  }),
  run: (ledger, input) => ledger.explain(input.id),
})
