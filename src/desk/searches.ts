import { z } from 'zod'
import { savedSearches, standing } from '../identity/identity.ts'
import { listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** A search that a reader keeps. */
export const searchForm = z.object({
  name: z.string(),
  address: z.string().describe('of its screen without the language: /find?words=…'),
  by: z.string(),
  when: z.string(),
})

/** Searches that readers keep, by name. */
export const searches = operation({
  name: 'searches',
  summary: 'Searches that readers keep, by name',
  input: z.object({ ...pagingForm }),
  output: listOf(searchForm),
  run: async (ledger, { offset, limit }) => {
    const all = savedSearches(standing(await ledger.stories.decisions()))
    return { total: all.length, offset, limit, items: all.slice(offset, offset + limit) }
  },
})
