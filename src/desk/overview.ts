import { z } from 'zod'
import { pageRefForm } from './forms.ts'
import { operation } from './operation.ts'

/** How much the ledger holds, from whom, over what time, and its newest pages. */
export const overview = operation({
  name: 'overview',
  summary: 'What the ledger holds: counts, outlets, time covered, newest pages',
  kept: true,
  input: z.object({ newest: z.coerce.number().int().min(0).max(100).default(12).describe('how many of the newest pages to list') }),
  output: z.object({
    counts: z.object({
      pages: z.int().describe('pages, of each its newest version'),
      versions: z.int().describe('all versions kept'),
      persons: z.int(),
      organisations: z.int(),
      places: z.int().describe('states, cities, regions, seas, buildings'),
      statements: z.int(),
      times: z.int(),
      events: z.int(),
      pacts: z.int(),
      commitments: z.int(),
      messages: z.int().describe('troubles and refusals noted in pages'),
    }),
    published: z.object({ earliest: z.string().nullable(), latest: z.string().nullable(), undated: z.int() }),
    outlets: z.array(z.object({ outlet: z.string().nullable(), pages: z.int() })),
    newest: z.array(pageRefForm),
    rules: z.string().describe('version of the rules that the ledger reads with now'),
  }),
  run: (ledger, input) => ledger.overview(input),
})
