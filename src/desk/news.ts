import { z } from 'zod'
import type { AnyFact } from '../ledger/ledger.ts'
import { operation } from './operation.ts'
import { claimsKnown } from './same-claim.ts'
import { factForm } from './timeline.ts'

/** What entered the ledger after a point: what a program asks again and again to follow along, and what watch rules are tried on. */
export const news = operation({
  name: 'news',
  summary: 'Facts of the pages that came after a point, to follow along',
  input: z.object({
    after: z.coerce.number().int().min(0).default(0).describe('upTo of the last answer; 0 for everything'),
    about: z.string().min(1).optional().describe('only what this actor (key or name) has a part in'),
    claims: z.stringbool().or(z.boolean()).default(false).describe('say which facts tell one claim, and which stand against others'),
    pages: z.coerce.number().int().min(1).max(500).default(100).describe('pages of one answer at most'),
  }),
  output: z.object({
    upTo: z.int().nonnegative().describe('where the next question goes on'),
    complete: z.boolean().describe('whether nothing is left after these'),
    pages: z.int().nonnegative().describe('pages that were left when this was asked'),
    items: z.array(factForm),
    claims: z
      .array(
        z.object({
          fact: z.string(),
          names: z.array(z.string()).describe('names of the claim that it tells: whoever shares one tells the same'),
          disputed: z.boolean().describe('another telling of its story contradicts or denies it, or it does so'),
        }),
      )
      .optional()
      .describe('for each fact, where that was asked'),
  }),
  async run(ledger, { after, about, claims, pages }) {
    const harvest = await ledger.harvest({ after, about })
    const items: AnyFact[] = []
    const walked = []
    let upTo = harvest.upTo
    for await (const sheaf of harvest.sheaves()) {
      items.push(...sheaf.facts)
      if (walked.push(sheaf.page.id) === pages && walked.length < harvest.pages) {
        upTo = sheaf.number
        break
      }
    }
    const known = claims ? await claimsKnown(ledger, walked) : null
    return {
      upTo,
      complete: walked.length === harvest.pages,
      pages: harvest.pages,
      items,
      ...(known === null
        ? {}
        : { claims: items.map((f) => ({ fact: f.id, names: [...known.namesOf(f)], disputed: known.disputed(f.id) })) }),
    }
  },
})
