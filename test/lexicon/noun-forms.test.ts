import { expect, test } from 'vitest'
import { otherForms } from '../../src/lexicon/lexicon.ts'

test.each([
  ['صاروخ', ['صواريخ', 'صاروخا', 'صواريخا']],
  ['معاهدات', ['معاهده']],
  ['ضمانات', ['ضمان', 'ضمانا', 'ضمانه']],
  ['كيمياييه', ['كيميايي', 'كيمياييا']],
])('%s is also %j', (form, others) => {
  expect([...otherForms(form)].sort()).toEqual([...others].sort())
})

test.each(['بحرين', 'مالي', 'قوي', 'حدود', 'بري', 'تركي', 'معاهدة', ''])('«%s» has no other form that a search should find', (form) => {
  expect(otherForms(form)).toEqual([])
})
