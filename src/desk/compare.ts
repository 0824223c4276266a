import { z } from 'zod'
import { compare as compareTellings } from '../stories/stories.ts'
import { operation } from './operation.ts'
import { toldAgain, woven } from './weaving.ts'

/** What pairs of articles are to each other, with what was measured. */
export const compare = operation({
  name: 'compare',
  summary: 'What pairs of articles are to each other: copy, same-event, same-story or different',
  input: z.object({
    pairs: z
      .preprocess((v) => (typeof v === 'string' ? v.split(',') : v), z.array(z.string().regex(/^[^|]+\|[^|]+$/, 'expected A|B')))
      .describe('pairs A|B of record ids, page ids or sources, separated by commas'),
  }),
  output: z.object({
    pairs: z.array(
      z.object({
        a: z.string(),
        b: z.string(),
        label: z.enum(['copy', 'same-event', 'same-story', 'different']).nullable().describe('null where one is not in the ledger'),
        clustered: z
          .enum(['copy', 'same-event', 'same-story', 'different'])
          .nullable()
          .describe('by the groups that all articles of the ledger make'),
        carried: z.number().nullable().describe('share of the sentences of the shorter one that the other carries'),
        words: z.number().nullable().describe('cosine of their words by rarity'),
        actors: z.number().nullable().describe('cosine of the actors they name'),
        hours: z.number().nullable().describe('between the two publications'),
      }),
    ),
  }),
  run: async (ledger, { pairs }) => {
    await woven(ledger)
    const asked = pairs.map((p) => p.split('|') as [string, string])
    const found = await ledger.stories.find([...new Set(asked.flat())])
    return {
      pairs: asked.map(([a, b]) => {
        const [x, y] = [found.get(a), found.get(b)]
        if (x === undefined || y === undefined)
          return { a, b, label: null, clustered: null, carried: null, words: null, actors: null, hours: null }
        const { relation, carried, words, actors, hours } = compareTellings(toldAgain(x), toldAgain(y))
        const clustered =
          x.report === y.report ? 'copy' : x.event === y.event ? 'same-event' : x.story === y.story ? 'same-story' : 'different'
        return { a, b, label: relation, clustered, carried: carried?.share ?? 0, words, actors, hours } as const
      }),
    }
  },
})
