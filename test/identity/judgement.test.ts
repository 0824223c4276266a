import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decision, heeded, isJudgement, type Judgement, standing } from '../../src/identity/identity.ts'

let number = 0
const decision = (kind: Judgement['kind'], subjects: readonly string[], undoes: string | null = null): Decision => {
  number++
  return { kind, what: 'story', subjects, by: 'test', score: null, why: null, undoes, id: `d${number}`, number, when: '' }
}
const alone = (...things: string[]): Map<string, string> => new Map(things.map((t) => [t, t]))
const sets = (of: ReadonlyMap<string, string>): string[] => {
  const groups = new Map<string, string[]>()
  for (const [thing, group] of of) groups.set(group, [...(groups.get(group) ?? []), thing])
  return [...groups.values()].map((g) => g.sort().join('')).sort()
}

test('a merge puts whole groups together under the first one’s name', () => {
  const found = heeded(new Map([...alone('a', 'c'), ['b', 'a'], ['d', 'c']]), [decision('merge', ['c', 'b'])])
  expect(sets(found)).toEqual(['abcd'])
  expect(found.get('a')).toBe('c')
})

test('a split takes the named ones out of the first one’s group', () => {
  const first = new Map(['a', 'b', 'c', 'd'].map((t) => [t, 'a']))
  expect(sets(heeded(first, [decision('split', ['c', 'a', 'b'])]))).toEqual(['ab', 'cd'])
  expect(sets(heeded(first, [decision('split', ['a', 'd'])]))).toEqual(['abc', 'd'])
})

test('a split of what is not together, or of everything, changes nothing', () => {
  expect(sets(heeded(alone('a', 'b'), [decision('split', ['a', 'b'])]))).toEqual(['a', 'b'])
  expect(sets(heeded(new Map([['a', 'a']]), [decision('split', ['a', 'gone'])]))).toEqual(['a'])
})

test('undo takes a decision back, and undoing the undo brings it back', () => {
  const merge = decision('merge', ['a', 'b'])
  const undo = decision('undo', [], merge.id)
  const again = decision('undo', [], undo.id)
  expect(standing([merge, undo])).toEqual([])
  expect(standing([merge, undo, again])).toEqual([merge])
})

test('undoing every decision gives back what was there', () => {
  const thing = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const groups = fc.array(thing, { minLength: 5, maxLength: 5 })
  const judged = fc.array(fc.tuple(fc.constantFrom('merge' as const, 'split' as const), fc.uniqueArray(thing, { minLength: 2 })), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(groups, judged, (of, made) => {
      const first = new Map(['a', 'b', 'c', 'd', 'e'].map((t, i) => [t, of[i]!]))
      const decisions = made.map(([kind, subjects]) => decision(kind, subjects))
      const undos = decisions.toReversed().map((d) => decision('undo', [], d.id))
      expect(sets(heeded(first, [...decisions, ...undos]))).toEqual(sets(first))
      // Whatever was decided, nothing is lost and nothing is doubled.
      expect([...heeded(first, decisions).keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    }),
  )
})

test('what comes from outside is heeded only where it has the form of a judgement', () => {
  const page = 'a'.repeat(64)
  const good = { kind: 'correct', what: 'fact', subjects: ['s1'], by: 'Huda', score: null, why: null, undoes: null }
  const fact = { page, kind: 'statement', span: [3, 9] }
  const who = [{ type: 'PER', ar: 'سامي', en: null }]
  expect(isJudgement({ ...good, fact: { ...fact, change: { who, date: null, words: [1, 2] } } })).toBe(true)
  expect(isJudgement({ ...good, kind: 'merge', what: 'actor' })).toBe(true)
  for (const bad of [
    null,
    'merge',
    good,
    { ...good, kind: 'forget', fact },
    { ...good, subjects: 's1', fact },
    { ...good, fact: { ...fact, page: '../../etc' } },
    { ...good, fact: { ...fact, span: [9] } },
    { ...good, fact: { ...fact, span: [-1, 4.5] } },
    { ...good, fact: { ...fact, change: { who: 'everybody' } } },
    { ...good, fact: { ...fact, change: { who: [{ type: 'GOD', ar: 'س', en: null }] } } },
    { ...good, fact: { ...fact, change: { words: '1-2' } } },
  ])
    expect(isJudgement(bad), JSON.stringify(bad)).toBe(false)
})
