import { z } from 'zod'
import { operation } from './operation.ts'

/** The ledger's health; `deep` hashes every page's bytes again and checks every span against its text. */
export const doctor = operation({
  name: 'doctor',
  summary: "Check the ledger's journal, database and evidence",
  input: z.object({ deep: z.stringbool().or(z.boolean()).default(false).describe("hash every page again and check every fact's span") }),
  output: z.object({
    ok: z.boolean(),
    path: z.string(),
    journal: z.object({
      segments: z.int(),
      records: z.int(),
      bytes: z.int(),
      cut: z.string().nullable().describe('what was cut from a torn tail on opening'),
    }),
    database: z.object({
      engine: z.string(),
      version: z.string(),
      migration: z.int(),
      applied: z.int().describe('records of the journal that it has taken in'),
      rebuilt: z.string().nullable().describe('why it was rebuilt on opening'),
      rows: z.record(z.string(), z.int()),
    }),
    rules: z.object({ now: z.string(), read: z.array(z.object({ rules: z.string(), pages: z.int() })) }),
    checks: z.array(z.object({ check: z.string(), ok: z.boolean(), detail: z.string() })),
  }),
  run: (ledger, input) => ledger.doctor(input),
})
