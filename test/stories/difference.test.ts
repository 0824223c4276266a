import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf } from '../../src/stories/stories.ts'

test('a swapped word is shown as cut and added, all else as it was', () => {
  expect(differenceOf('أكد الوزير أن الاتفاق سيوقع غدا.', 'قال الوزير إن الاتفاق سيوقع غدا في المرفأ.')).toEqual([
    { kind: 'cut', text: 'أكد' },
    { kind: 'added', text: 'قال' },
    { kind: 'same', text: ' الوزير' },
    { kind: 'cut', text: ' أن' },
    { kind: 'added', text: ' إن' },
    { kind: 'same', text: ' الاتفاق سيوقع غدا' },
    { kind: 'added', text: ' في المرفأ' },
    { kind: 'same', text: '.' },
  ])
})

test('the pieces of each side put together are that side, character for character', () => {
  const text = fc
    .array(fc.constantFrom('قال', 'وزير', 'في', '12', '«', '»', ' ', '  ', '\n', '😀', '.', 'المرفأ'), { maxLength: 30 })
    .map((a) => a.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = differenceOf(before, after)
      const side = (not: string) => pieces.flatMap((p) => (p.kind === not ? [] : [p.text])).join('')
      expect(side('added')).toBe(before)
      expect(side('cut')).toBe(after)
    }),
  )
})
