import { z } from 'zod'
import { standing } from '../identity/identity.ts'
import { decisionForm } from './decision-form.ts'
import { listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** Every decision of readers, newest first. */
export const decisions = operation({
  name: 'decisions',
  summary: 'What readers decided: merges, splits, facts confirmed, corrected and rejected, and what was undone, newest first',
  input: z.object({ ...pagingForm }),
  output: listOf(decisionForm.extend({ stands: z.boolean().describe('false where it was undone') })),
  run: async (ledger, { offset, limit }) => {
    const all = await ledger.stories.decisions()
    const held = new Set(standing(all).map((d) => d.id))
    const items = all.toReversed().slice(offset, offset + limit)
    return {
      total: all.length,
      offset,
      limit,
      items: items.map(({ number: _, ...d }) => ({ ...d, stands: d.kind === 'undo' || held.has(d.id) })),
    }
  },
})
