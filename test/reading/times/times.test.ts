import { describe, expect, test } from 'vitest'
import { cutSource } from '../../../src/reading/source.ts'
import { findTimes } from '../../../src/reading/times/times.ts'
import { casesOf } from '../../calendar/cases.ts'

function timesOf(text: string, published: string | null): string[] {
  const source = cutSource(text, {
    title: null,
    titles: [],
    outlet: null,
    published: published === null ? null : { span: null, value: published, why: 'case' },
    credits: [],
    body: [[0, text.length]],
    bylines: [],
  })
  return findTimes(source).map(({ span, value }) => `${text.slice(...span)} = ${value}`)
}

describe('times of an article', () => {
  for (const c of casesOf('times')) test(`${c.file}: ${c.title}`, () => expect(timesOf(c.input, c.reference)).toEqual(c.expected))

  test('every time says why it has its value or has none', () => {
    const text = 'وصل الوفد أمس، وفي نوفمبر من العام نفسه.'
    for (const reference of [null, '2024-05-16'])
      expect(timesOf(text, reference)).toEqual(
        reference === null ? ['أمس = null', 'نوفمبر من العام نفسه = null'] : ['أمس = 2024-05-15', 'نوفمبر من العام نفسه = null'],
      )
  })
})
