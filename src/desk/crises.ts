import { z } from 'zod'
import { fileLine, filesOf } from './crisis/files.ts'
import { crisisLineForm } from './crisis/form.ts'
import { listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** Working files, those opened last first, open ones before closed ones. */
export const crises = operation({
  name: 'crises',
  summary: 'Working files on events: open ones first',
  input: z.object({ ...pagingForm }),
  output: listOf(crisisLineForm).extend({ open: z.int().describe('how many of all are open') }),
  run: async (ledger, { offset, limit }) => {
    const all = (await filesOf(ledger)).reverse().map(fileLine)
    const sorted = [...all.filter((f) => f.open), ...all.filter((f) => !f.open)]
    return {
      total: all.length,
      open: all.filter((f) => f.open).length,
      offset,
      limit,
      items: sorted.slice(offset, offset + limit),
    }
  },
})
