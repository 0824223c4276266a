import { expect, test } from 'vitest'
import { z } from 'zod'
import { wrongIn } from '../../src/desk/wrong.ts'

test.each([
  [z.enum(['warn', 'deny']), 'sing', 'expected one of warn, deny'],
  [z.int().min(1), 0, 'expected 1 or more'],
  [z.int().max(500), 501, 'expected 500 or less'],
  [z.int(), 'two', 'expected a whole number'],
  [z.string().min(1), '', 'nothing was given'],
  [z.array(z.string()).min(1, 'say where'), [], 'say where'],
  [z.enum(['a', 'b'], 'expected a letter'), 'c', 'expected a letter'],
])('%# what is wrong is said without speaking of types', (form: z.ZodType, given, said) => {
  expect(form.safeParse(given).error!.issues.map(wrongIn)).toEqual([said])
})
