import { z } from 'zod'
import { standing } from '../identity/identity.ts'
import { BadInput, NotFound } from '../page/page.ts'
import { decidingForm, factDecisionForm } from './decision-form.ts'
import { decideOnFact } from './fact-decision.ts'
import { operation } from './operation.ts'

/** Takes back a decision: the last one that stands, or the one named. What it changed is as it was. */
export const undo = operation({
  name: 'undo',
  summary: 'Take back a decision: the last one, or the one named; what it changed is as it was',
  writes: true,
  input: z.object({
    id: z.string().default('').describe("the decision's id; the last one that stands where none is given"),
    ...decidingForm,
  }),
  output: factDecisionForm,
  run: async (ledger, { id, by, why }) => {
    const all = await ledger.stories.decisions()
    const held = standing(all)
    // Working files and searches have their own way back; a rule may have opened a file since.
    const found = id === '' ? held.findLast((d) => d.what !== 'crisis' && d.what !== 'search') : all.find((d) => d.id === id)
    if (found === undefined) throw new NotFound(id === '' ? 'there is no decision to undo' : `${id}: no decision with this id`)
    if (found.kind !== 'undo' && !held.some((d) => d.id === found.id)) throw new BadInput(`${found.id} was undone already`)
    const undoing = {
      kind: 'undo' as const,
      what: found.what,
      subjects: found.subjects,
      by,
      score: null,
      why: why ?? null,
      undoes: found.id,
    }
    return found.fact === undefined
      ? { ...(await ledger.decide(undoing)), effect: null }
      : decideOnFact(ledger, { ...undoing, fact: found.fact })
  },
})
