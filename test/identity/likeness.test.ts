import { expect, test } from 'vitest'
import { likenessOf, nearNames, type Profile } from '../../src/identity/identity.ts'
import { formsAlike, latinAlike } from '../../src/identity/likeness.ts'

const NOBODY = { offices: [], countries: [], company: new Map<string, number>() }
const person = (ar: string, en: string | null, more: Partial<Profile> = {}): Profile => ({
  key: en ?? `PER:${ar}`,
  type: 'PER',
  ar,
  en,
  ...NOBODY,
  ...more,
})

test.each([
  ['نتنياهو', 'نتانياهو'],
  ['جونغ أون', 'جونغ-أون'],
  ['ترامب', 'ترمب'],
  ['بوتين', 'بوتن'],
  ['غوتيريش', 'جوتيريس'],
  ['رجب طيب أردوغان', 'رجب أردوغان'],
  ['عبد الحليم الخوري', 'عبدالحليم الخوري'],
])('%s and %s may be one name', (a, b) => {
  expect(formsAlike(a, b)).toBeGreaterThanOrEqual(0.8)
  expect(formsAlike(b, a)).toBeCloseTo(formsAlike(a, b), 10)
  expect(nearNames([person(a, null), person(b, null)])).toHaveLength(1)
})

test.each([
  ['لوكاشيفيتش', 'لوكاشينكو'],
  ['محمد بن زايد', 'محمد بن سلمان'],
  ['سامي النجار', 'سامي البحار'],
  ['ليلى قاسم', 'ليلى سالم'],
  ['', 'قاسم'],
])('%s and %s are not', (a, b) => {
  expect(formsAlike(a, b)).toBeLessThan(0.8)
  expect(nearNames([person(a, null), person(b, null)])).toEqual([])
})

test('Latin spellings are compared by their consonants, those that Arabic does not tell apart taken for one', () => {
  expect(latinAlike('André Silva', 'Andri Silfa')).toBe(1)
  expect(latinAlike('Sergey Lavrov', 'Sirghi Lafruf')).toBeGreaterThan(0.7)
  expect(latinAlike('Sergey Lavrov', 'Samih Qandil')).toBeLessThan(0.5)
})

test('what stands around two of one name speaks for them or against them, each reason named', () => {
  const company = new Map([
    ['تلاونيا', 4],
    ['ORG:مجلس المرفأ', 3],
    ['PER:ليلى قاسم', 2],
    ['GPE:بندر', 1],
  ])
  const known = person('سامي النجار', 'Sami al-Najjar', { offices: ['foreign-minister'], countries: ['Talawnia'], company })
  const same = person('سامي النجّار', null, { offices: ['foreign-minister'], countries: ['Talawnia'], company })
  const other = person('سامي النجار', 'Sami Najjar', { offices: ['coach'], countries: ['Bandaria'], company: new Map() })
  const near = likenessOf(known, same)!
  const far = likenessOf(known, other)!
  expect(near.score).toBeGreaterThan(0.95)
  expect(far.score).toBeLessThan(near.score)
  expect(near.reasons.map((r) => r.kind)).toEqual(['form', 'office', 'country', 'company'])
  expect(far.reasons.filter((r) => r.weight < 0).map((r) => r.kind)).toEqual(['office', 'country'])
})

test('a person and an organisation of one name are not compared', () => {
  expect(likenessOf(person('الأمل', null), { ...person('الأمل', null), type: 'ORG' })).toBeNull()
})
