import { z } from 'zod'
import { decidingForm, decisionForm, namesForm } from './decision-form.ts'
import { judgeAlike } from './likening.ts'
import { operation } from './operation.ts'
import { mergeable } from './subjects.ts'

/** Says that actors, or stories, are one. Nothing is lost: undo takes it back. */
export const merge = operation({
  name: 'merge',
  summary: 'Say that actors, or stories, are one; kept as a decision that undo takes back',
  writes: true,
  input: z.object({
    names: namesForm.describe('actors by key or name, or stories by id, apart by «|»; the first is what the others become part of'),
    ...decidingForm,
    score: z.coerce.number().min(0).max(1).optional().describe('how sure, 0 to 1'),
  }),
  output: decisionForm,
  run: async (ledger, { names, ...as }) => {
    return judgeAlike(ledger, 'merge', await mergeable(ledger, names), as)
  },
})
