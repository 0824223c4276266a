import { expect, test } from 'vitest'
import { keysOf, stateOf } from '../../src/order/order.ts'

test('whoever served a body of several states after his own speaks for neither without a day', () => {
  expect(stateOf('Mark Rutte')).toBeNull()
  expect(stateOf('Jens Stoltenberg')).toBeNull()
  expect(keysOf('Netherlands')).not.toContain('Mark Rutte')
  expect(keysOf('Netherlands')[0]).toBe('Netherlands')
})

test('who chairs a summit while he governs, and who led an agency or a city of his state, speaks for the state', () => {
  expect(stateOf('Alexander Lukashenko')).toBe('Belarus')
  expect(stateOf('Nikolai Patrushev')).toBe('Russia')
  expect(stateOf('Boris Johnson')).toBe('United Kingdom')
  expect(stateOf('Emmanuel Macron')).toBe('France')
})
