import { z } from 'zod'
import { happenings, lastDay, triggeredBy, triggerNamed } from '../order/order.ts'
import { BadInput } from '../page/page.ts'
import { today } from './clock.ts'
import { dayForm } from './forms.ts'
import { namedState } from './named-state.ts'
import { operation } from './operation.ts'
import { triggeredForm } from './order-form.ts'

/** What would be triggered: the clauses of instruments in force on a day that a happening touches, whom they bind and what is not known. No advice, no prediction. */
export const triggered = operation({
  name: 'triggered',
  summary: 'Which clauses a happening would touch: who owes what to whom, by which words',
  input: z.object({
    event: z
      .string()
      .min(1)
      .describe(`what happens: ${happenings().join(' ')}, or another word for one of them`),
    on: z.string().min(1).describe('the state it happens to'),
    by: z.string().optional().describe('the state that does it, where that matters'),
    at: dayForm.optional().describe('by what is in force and known on this day (default today)'),
  }),
  output: triggeredForm,
  run: async (ledger, input) => {
    const trigger = triggerNamed(input.event)
    if (trigger === null) throw new BadInput(`event: "${input.event}" is none of ${happenings().join(', ')}`)
    const by = input.by === undefined || input.by === '' ? null : namedState(input.by, 'by')
    const on = namedState(input.on, 'on')
    if (by === on) throw new BadInput(`by: ${on} cannot be both`)
    return triggeredBy({ trigger, on, by, day: input.at === undefined ? today() : lastDay(input.at) }, ledger.ties)
  },
})

/** A kind of happening that `triggered` can be asked about, in both languages. */
export interface Happening {
  readonly event: string
  readonly ar: string
  readonly en: string
}

/** Every such kind. */
export const happeningsNamed = (): Happening[] => happenings().map((event) => triggerNamed(event)!)
