import { z } from 'zod'
import { turn } from './crisis/files.ts'
import { crisisLineForm } from './crisis/form.ts'
import { decidingForm } from './decision-form.ts'
import { operation } from './operation.ts'

/** Closes a working file: what comes into the ledger from now on is not taken in, until it is reopened. */
export const crisisClose = operation({
  name: 'crisis-close',
  summary: 'Close a working file: it takes in nothing more until it is reopened',
  writes: true,
  input: z.object({ id: z.string().min(1).describe("the file's id or name"), ...decidingForm }),
  output: crisisLineForm,
  run: (ledger, input) => turn(ledger, 'close', input),
})
