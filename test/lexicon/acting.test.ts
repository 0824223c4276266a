import { expect, test } from 'vitest'
import { actsFor, isState, isUnMember, lexicon } from '../../src/lexicon/lexicon.ts'

const entry = (en: string) => lexicon().entries.get(en)!

test('a state, its capital and its official bodies act for the state', () => {
  for (const [en, state] of [
    ['France', 'France'],
    ['Moscow', 'Russia'],
    ['Abu Dhabi Police', 'United Arab Emirates'],
  ] as const)
    expect(actsFor(entry(en))).toBe(state)
})

test('outlets, armed groups, people, bodies of several states and bodies beside a state do not', () => {
  for (const en of ['TASS', 'Hezbollah', 'Emmanuel Macron', 'NATO', 'Hamas Political Bureau']) expect(actsFor(entry(en))).toBeNull()
})

test('a state in fact is a state, a former one and a territory are none', () => {
  expect(['France', 'Kosovo', 'Soviet Union', 'Bermuda'].map((en) => isState(entry(en)))).toEqual([true, true, false, false])
  expect(['France', 'Kosovo', 'Taiwan', 'Bermuda'].map(isUnMember)).toEqual([true, false, false, false])
})
