import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { brokenLaws } from './page-laws.ts'
import { mutants } from './page-mutation.ts'
import { numRuns, seed } from './runs.ts'

// The lexicon is loaded by the first page.
beforeAll(async () => {
  await brokenLaws({ name: 'first', bytes: Buffer.from('اتفق الوزيران على التعاون.') })
})

test(
  `${numRuns} spoilt pages are read or refused, in bounded time, every span slicing to its text`,
  async () => {
    await fc.assert(
      fc.asyncProperty(mutants(), async (mutant) => {
        expect(await brokenLaws(mutant)).toEqual([])
      }),
      { numRuns, seed, endOnFailure: true },
    )
  },
  Math.max(120_000, numRuns * 500),
)
