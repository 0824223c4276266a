import { z } from 'zod'
import { pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** Every page and fact checked against the bytes in the journal: hash, text, reading, span. */
export const verify = operation({
  name: 'verify',
  summary: 'Check every fact against the bytes kept, and name each that fails',
  input: z.object(pagingForm),
  output: z.object({
    ok: z.boolean(),
    pages: z.int().nonnegative().describe('pages checked, older versions among them'),
    facts: z.int().nonnegative().describe('facts that their readings have'),
    total: z.int().nonnegative().describe('how many fail'),
    offset: z.int().nonnegative(),
    limit: z.int().positive(),
    items: z.array(
      z.object({
        kind: z.string().describe('page reading entities statements times events pacts commitments'),
        id: z.string(),
        page: z.string().describe('id of its page'),
        reason: z.string(),
      }),
    ),
  }),
  run: (ledger, input) => ledger.verify(input),
})
