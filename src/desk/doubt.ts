import { z } from 'zod'
import { BadInput } from '../page/page.ts'
import { decidingForm, decisionForm, namesForm } from './decision-form.ts'
import { judgeAlike } from './likening.ts'
import { operation } from './operation.ts'
import { isStoryId, mergeable } from './subjects.ts'

/** Says that it cannot be told whether actors are one; it changes no row and is kept like every decision. */
export const doubt = operation({
  name: 'doubt',
  summary: 'Say that it cannot be told whether actors are one; kept as a decision that undo takes back',
  writes: true,
  input: z.object({
    names: namesForm.describe('actors by key or name, apart by «|»'),
    ...decidingForm,
    score: z.coerce.number().min(0).max(1).optional().describe('how sure, 0 to 1'),
  }),
  output: decisionForm,
  run: async (ledger, { names, ...as }) => {
    if (names.some(isStoryId)) throw new BadInput('expected actors; found a story')
    return judgeAlike(ledger, 'undecided', await mergeable(ledger, names), as)
  },
})
