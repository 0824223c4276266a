import { z } from 'zod'
import { BadInput } from '../page/page.ts'
import { fileLine, fileNamed } from './crisis/files.ts'
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
  run: async (ledger, { id, by, why }) => {
    const file = await fileNamed(ledger, id)
    if (file.until === null) throw new BadInput(`${file.id} is open already`)
    await ledger.decide({ kind: 'reopen', what: 'crisis', subjects: [file.id], by, score: null, why: why ?? null, undoes: null })
    return fileLine(await fileNamed(ledger, file.id))
  },
})
