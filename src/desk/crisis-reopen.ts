import { z } from 'zod'
import { turn } from './crisis/files.ts'
import { crisisLineForm } from './crisis/form.ts'
import { decidingForm } from './decision-form.ts'
import { operation } from './operation.ts'

/** Opens a closed working file again: it takes in what has come since it was closed, and what comes from now on. */
export const crisisReopen = operation({
  name: 'crisis-reopen',
  summary: 'Open a closed working file again, with what has come in the meantime',
  writes: true,
  input: z.object({ id: z.string().min(1).describe("the file's id or name"), ...decidingForm }),
  output: crisisLineForm,
  run: (ledger, input) => turn(ledger, 'reopen', input),
})
