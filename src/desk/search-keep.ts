import { z } from 'zod'
import { decidingForm } from './decision-form.ts'
import { operation } from './operation.ts'
import { searchForm } from './searches.ts'

// The screens that can be asked something; a language before them is taken off.
const ADDRESS = /^\/(?:(?:ar|en)\/)?(find|timeline|actors|actor|order|triggered|stories|story|due|pages|map|network)(?=[/?]|$)/

/** Keeps a search under a name; one of the same name is replaced. It outlives rebuilds, exports and imports as decisions do. */
export const searchKeep = operation({
  name: 'search-keep',
  summary: 'Keep a search under a name; one of the same name is replaced',
  writes: true,
  input: z.object({
    name: z.string().trim().min(1).max(120).describe('what the search is called'),
    address: z
      .string()
      .max(2000)
      .regex(ADDRESS, 'expected the address of a screen, as /find?words=NATO')
      .describe('of its screen, with or without the language: /find?words=NATO'),
    ...decidingForm,
  }),
  output: searchForm,
  run: async (ledger, { name, address, by, why }) => {
    const plain = address.replace(/^\/(?:ar|en)(?=\/)/, '')
    const kept = await ledger.decide({
      kind: 'keep',
      what: 'search',
      subjects: [name, plain],
      by,
      score: null,
      why: why ?? null,
      undoes: null,
    })
    return { name, address: plain, by, when: kept.when }
  },
})
