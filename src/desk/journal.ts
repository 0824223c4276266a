import { z } from 'zod'
import { listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** The records of the journal in the order they were written. */
export const journal = operation({
  name: 'journal',
  summary: 'The records of the journal, oldest first',
  input: z.object(pagingForm),
  output: listOf(
    z.object({
      number: z.int().positive(),
      kind: z.string().describe('page found'),
      segment: z.string(),
      offset: z.int().nonnegative(),
      length: z.int().positive(),
      page: z.string().describe("hex SHA-256 of the page's bytes"),
      source: z.string(),
      when: z.string(),
      bytes: z.int().nonnegative().describe("size of the page's bytes, 0 where the record carries none"),
    }),
  ),
  run: (ledger, input) => ledger.journal(input),
})
