import { z } from 'zod'
import { savedSearches, standing } from '../identity/identity.ts'
import { NotFound } from '../page/page.ts'
import { decidingForm } from './decision-form.ts'
import { operation } from './operation.ts'
import { searchForm } from './searches.ts'

/** Forgets a kept search. */
export const searchForget = operation({
  name: 'search-forget',
  summary: 'Forget a kept search',
  writes: true,
  input: z.object({ name: z.string().min(1).describe('what the search is called'), ...decidingForm }),
  output: searchForm,
  run: async (ledger, { name, by, why }) => {
    const found = savedSearches(standing(await ledger.stories.decisions())).find((s) => s.name === name.trim())
    if (found === undefined) throw new NotFound(`there is no search "${name}"; marsad search list names them`)
    await ledger.decide({ kind: 'forget', what: 'search', subjects: [found.name], by, score: null, why: why ?? null, undoes: null })
    return found
  },
})
