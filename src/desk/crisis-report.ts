import { z } from 'zod'
import { paperForm } from './brief/paper.ts'
import { fileNamed } from './crisis/files.ts'
import { gather } from './crisis/gather.ts'
import { reportOn } from './crisis/report.ts'
import { operation } from './operation.ts'

/** A working file as a situation report: every sentence with what it stands on, checked like those of a briefing. */
export const crisisReport = operation({
  name: 'crisis-report',
  summary: 'A working file as a cited situation report, in Arabic or English',
  input: z.object({
    id: z.string().min(1).describe("the file's id or name"),
    lang: z.enum(['ar', 'en']).default('en').describe('language of the sentences; quotations stay as published'),
    most: z.coerce.number().int().min(1).max(200).default(15).describe('sentences of a section at most; how many facts there are is said'),
  }),
  output: paperForm,
  run: async (ledger, { id, lang, most }) => reportOn(ledger, await gather(ledger, await fileNamed(ledger, id)), lang, most),
})
