import { expect, test } from 'vitest'
import { searchVector } from '../../src/ledger/words.ts'

test('a word too long for the index is counted as cut, in the text and in the names beside it', () => {
  const long = 'ا'.repeat(10_000)
  const vector = searchVector(`موسكو ${long}`, [], [`Moscow ${'a'.repeat(3000)}`])
  expect(vector.cut).toBe(2)
  expect(vector.text).toContain("'موسكو':1")
  expect(vector.text).toContain("'moscow'")
  expect(vector.text.length).toBeLessThan(100)
})
