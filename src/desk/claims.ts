import { z } from 'zod'
import { claimForm, keysIn } from './claim-form.ts'
import { actorRefForm, listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'
import { disputedAmong } from './story-claims.ts'
import { storyOf } from './story-lines.ts'
import { claimsTold } from './told.ts'

/** Claims of one story, each with everybody who tells it, how many independently, and what contradicts it. */
export const claims = operation({
  name: 'claims',
  summary: 'What a story claims: carriers, independent reports, contradictions, denials',
  input: z.object({
    id: z.string().min(1).describe("the story's id, or a page of it by id, record id or source"),
    disputed: z.coerce.boolean().default(false).describe('only claims with a contradiction or a denial'),
    ...pagingForm,
  }),
  output: listOf(claimForm).extend({ actors: z.array(actorRefForm).describe('everybody whom the claims name') }),
  run: async (ledger, { id, disputed, offset, limit }) => {
    const { members } = await storyOf(ledger, id)
    const all = await claimsTold(ledger, members)
    const chosen = disputed ? all.filter(disputedAmong(all)) : all
    const items = chosen.slice(offset, offset + limit)
    return { total: chosen.length, offset, limit, items, actors: [...(await ledger.stories.actors(keysIn(items))).values()] }
  },
})
