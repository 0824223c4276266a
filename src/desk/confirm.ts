import { z } from 'zod'
import { decidingForm, factDecisionForm } from './decision-form.ts'
import { decideOnFact, onFact } from './fact-decision.ts'
import { operation } from './operation.ts'

/** Confirms a fact: it is marked so wherever it is shown. Undo takes it back. */
export const confirm = operation({
  name: 'confirm',
  summary: 'Say that a fact is right as it was read; it is marked so wherever it is shown',
  writes: true,
  input: z.object({ id: z.string().min(1).describe("the fact's id"), ...decidingForm }),
  output: factDecisionForm,
  run: async (ledger, input) => decideOnFact(ledger, await onFact(ledger, 'confirm', input)),
})
