import { z } from 'zod'
import { decidingForm, factDecisionForm } from './decision-form.ts'
import { decideOnFact, onFact } from './fact-decision.ts'
import { operation } from './operation.ts'

/** Rejects a fact: it leaves every list, search, briefing and export; the page still shows it struck through. Undo takes it back. */
export const reject = operation({
  name: 'reject',
  summary: 'Say that a fact is wrong: it leaves every list, search, briefing and export and stays in the record',
  writes: true,
  input: z.object({ id: z.string().min(1).describe("the fact's id"), ...decidingForm }),
  output: factDecisionForm,
  run: async (ledger, input) => decideOnFact(ledger, await onFact(ledger, 'reject', input)),
})
