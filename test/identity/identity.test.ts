import { expect, test } from 'vitest'
import { actorKey } from '../../src/identity/identity.ts'

test('an actor is known by its English name, an unknown one by its type and exact Arabic name', () => {
  expect(actorKey({ type: 'PER', name: { ar: 'سامي النجار', en: 'Sami al-Najjar' } })).toBe('Sami al-Najjar')
  expect(actorKey({ type: 'PER', name: { ar: 'ليلى قاسم', en: null } })).toBe('PER:ليلى قاسم')
  expect(actorKey({ type: 'GPE', name: { ar: 'ليلى قاسم', en: null } })).not.toBe(
    actorKey({ type: 'PER', name: { ar: 'ليلى قاسم', en: null } }),
  )
})
