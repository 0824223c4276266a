import { z } from 'zod'
import { listOf, pactForm, pagingForm } from './forms.ts'
import { operation } from './operation.ts'
import { pactKindForm, pactStatusForm } from './reading-form.ts'

/** Pacts that pages name, newest first. */
export const pacts = operation({
  name: 'pacts',
  summary: 'Treaties, agreements, plans and the like, newest first',
  input: z.object({
    actor: z.string().optional().describe('only pacts this actor (key) is party to'),
    kind: pactKindForm.optional().describe('only this kind'),
    status: pactStatusForm.optional().describe('only this status'),
    ...pagingForm,
  }),
  output: listOf(pactForm),
  run: (ledger, input) => ledger.pacts(input),
})
