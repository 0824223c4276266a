import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, type Telling, weave } from '../../src/stories/stories.ts'
import { seed } from '../fuzz/runs.ts'
import { REPORTS, told } from './invented.ts'

const tellings = REPORTS.map(told)
const [agency, paper, own, later, other] = tellings as [Telling, Telling, Telling, Telling, Telling]

test('a text carried with a swapped word and a cut is a copy', () => {
  expect(compare(agency, paper).relation).toBe('copy')
})

test('what the shorter one carries is named sentence by sentence', () => {
  const { carried, shorterFirst } = compare(agency, paper)
  expect(shorterFirst).toBe(false)
  expect(carried?.matches.map((m) => [m.from, m.to])).toEqual([
    [0, 0],
    [1, 1],
    [2, 4],
  ])
  expect(carried?.share).toBe(1)
})

test('the same event in its own words, a later stage, and something else are told apart', () => {
  expect(compare(agency, own).relation).toBe('same-event')
  expect(compare(agency, later).relation).toBe('same-story')
  expect(compare(agency, other).relation).toBe('different')
})

test('a comparison does not depend on which of the two comes first', () => {
  for (const a of tellings)
    for (const b of tellings)
      if (a !== b) expect({ ...compare(b, a), shorterFirst: null }).toEqual({ ...compare(a, b), shorterFirst: null })
})

test('reports, events and stories come out', () => {
  const { groups } = weave(tellings)
  expect(Array.from(groups.report)).toEqual([0, 0, 2, 3, 4])
  expect(Array.from(groups.event)).toEqual([0, 0, 0, 3, 4])
  expect(Array.from(groups.story)).toEqual([0, 0, 0, 0, 4])
})

/** The groups as sets of ids, whatever the order. */
function contents(of: readonly Telling[]): string[] {
  const { groups } = weave(of)
  return (['report', 'event', 'story'] as const).flatMap((kind) => {
    const sets = new Map<number, string[]>()
    groups[kind].forEach((first, i) => {
      sets.set(first, [...(sets.get(first) ?? []), of[i]!.id])
    })
    return [...sets.values()].map((ids) => `${kind}: ${ids.sort().join(' ')}`).sort()
  })
}

test('the order of intake does not change what is in a group', () => {
  const expected = contents(tellings)
  fc.assert(
    fc.property(fc.shuffledSubarray([...tellings], { minLength: tellings.length }), (shuffled) => {
      expect(contents(shuffled)).toEqual(expected)
    }),
    { numRuns: 30, seed, endOnFailure: true },
  )
})

test('an undated article is nobody’s neighbour, but may be a copy', () => {
  const undated = told({ ...REPORTS[1]!, id: 'undated', at: undefined } as never)
  expect(compare(agency, undated).relation).toBe('copy')
  expect(compare(own, undated).relation).toBe('different')
  expect(compare(own, undated).hours).toBeNull()
})
