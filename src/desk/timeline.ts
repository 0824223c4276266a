import { z } from 'zod'
import { commitmentForm, dayForm, eventForm, listOf, pactForm, pagingForm, statementForm } from './forms.ts'
import { operation } from './operation.ts'

/** A fact of any kind, told apart by `fact`. */
export const factForm = z.discriminatedUnion('fact', [statementForm, eventForm, pactForm, commitmentForm])

/** Events, statements and pacts in the order of their dates; what no text and no page dates comes last. */
export const timeline = operation({
  name: 'timeline',
  summary: 'Events, statements and pacts by date',
  kept: true,
  input: z.object({
    kinds: z
      .preprocess((v) => (typeof v === 'string' ? v.split(',') : v), z.array(z.enum(['event', 'statement', 'pact'])).min(1))
      .default(['event', 'statement', 'pact'])
      .describe('which kinds of fact'),
    actor: z.string().optional().describe('only facts in which this actor (key) takes part'),
    from: dayForm.optional().describe('on this day or later'),
    to: dayForm.optional().describe('on this day or earlier'),
    order: z.enum(['oldest', 'newest']).default('oldest'),
    ...pagingForm,
  }),
  output: listOf(factForm).extend({ counts: z.object({ event: z.int(), statement: z.int(), pact: z.int() }) }),
  run: (ledger, input) => ledger.timeline(input),
})
