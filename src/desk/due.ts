import { z } from 'zod'
import { commitmentForm, dayForm, listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** What somebody bound themselves to, by the day it falls due; undated ones last. */
export const due = operation({
  name: 'due',
  summary: 'Commitments by the date they fall due',
  input: z.object({
    actor: z.string().optional().describe('only commitments of this actor (key)'),
    from: dayForm.optional().describe('due on this day or later'),
    to: dayForm.optional().describe('due on this day or earlier'),
    ...pagingForm,
  }),
  output: listOf(commitmentForm).extend({ undated: z.int().describe('how many of all have no date') }),
  run: (ledger, input) => ledger.due(input),
})
