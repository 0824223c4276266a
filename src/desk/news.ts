import { z } from 'zod'
import { operation } from './operation.ts'
import { factForm } from './timeline.ts'

/** What entered the ledger after a point: what a program asks again and again to follow along, and what watch rules are tried on. */
export const news = operation({
  name: 'news',
  summary: 'Facts of the pages that came after a point, to follow along',
  input: z.object({
    after: z.coerce.number().int().min(0).default(0).describe('upTo of the last answer; 0 for everything'),
    about: z.string().min(1).optional().describe('only what this actor (key or name) has a part in'),
    pages: z.coerce.number().int().min(1).max(500).default(100).describe('pages of one answer at most'),
  }),
  output: z.object({
    upTo: z.int().nonnegative().describe('where the next question goes on'),
    complete: z.boolean().describe('whether nothing is left after these'),
    pages: z.int().nonnegative().describe('pages that were left when this was asked'),
    items: z.array(factForm),
  }),
  async run(ledger, { after, about, pages }) {
    const harvest = await ledger.harvest({ after, about })
    const items = []
    let walked = 0
    for await (const sheaf of harvest.sheaves()) {
      items.push(...sheaf.facts)
      if (++walked === pages && walked < harvest.pages) return { upTo: sheaf.number, complete: false, pages: harvest.pages, items }
    }
    return { upTo: harvest.upTo, complete: true, pages: harvest.pages, items }
  },
})
