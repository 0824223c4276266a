import { z } from 'zod'
import { listOf, pactForm, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** Pacts that pages name, newest first. */
export const pacts = operation({
  name: 'pacts',
  summary: 'Treaties, agreements, plans and the like, newest first',
  input: z.object({
    actor: z.string().optional().describe('only pacts this actor (key) is party to'),
    kind: z.string().optional().describe('only this kind: treaty agreement declaration plan strategy doctrine law sanctions'),
    status: z.string().optional().describe('only this status: proposed negotiated signed in force suspended ended unknown'),
    ...pagingForm,
  }),
  output: listOf(pactForm),
  run: (ledger, input) => ledger.pacts(input),
})
