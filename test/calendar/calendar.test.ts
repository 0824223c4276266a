import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, parseDay, parseStamp, type TimeHit, timeAt } from '../../src/calendar/calendar.ts'
import { skipFolded, tokenize } from '../../src/text/text.ts'
import { numRuns, seed } from '../fuzz/runs.ts'
import { casesOf } from './cases.ts'

function timesIn(text: string, reference: string | null, loose = false): string[] {
  const tokens = tokenize(text)
  const found: string[] = []
  let last: TimeHit | null = null
  for (let i = 0; i < tokens.length; ) {
    const hit = timeAt(tokens, i, 0, tokens.length, { reference: parseDay(reference), last, loose })
    if (hit === null) {
      i++
      continue
    }
    const start = skipFolded(text, tokens[hit.from]!.start, hit.skip)
    found.push(`${text.slice(start, tokens[hit.to - 1]!.end)} = ${hit.value}`)
    if (hit.value !== null) last = hit
    i = hit.to
  }
  return found
}

describe('calendar expressions', () => {
  for (const c of casesOf('calendar')) test(`${c.file}: ${c.title}`, () => expect(timesIn(c.input, c.reference)).toEqual(c.expected))
})

describe('byline dates', () => {
  for (const c of casesOf('stamps'))
    test(`${c.file}: ${c.title}`, () => {
      const stamp = parseStamp(c.input, { fetched: c.reference })
      expect(stamp === null ? [] : [`${c.input.slice(stamp.start, stamp.end)} = ${stamp.value}`]).toEqual(c.expected)
    })
})

const DATE = /^\d{4}(-(W\d\d|H[12]|Q[1-4]|\d\d(-\d\d(T\d\d:\d\d)?)?))?$/
const isValue = (value: string): boolean => /^\d{3}0s$/.test(value) || value.split('/').every((part) => DATE.test(part))

describe('whatever the words', () => {
  const words = casesOf('calendar').flatMap((c) => c.input.split(/\s+/))
  const text = fc
    .array(
      fc.oneof(fc.constantFrom(...words), fc.integer({ min: 0, max: 3000 }).map(String), fc.constantFrom('/', '-', '،', '(', ')', ':')),
      { maxLength: 14 },
    )
    .map((w) => w.join(' '))
  const date = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((d) => d.toISOString())

  test('an expression begun and not ended lies inside its line, loose or not', () => {
    for (const begun of ['الأسبوع بعد', 'الأيام القليلة', 'نهاية الأسبوع بعد', 'أول يوم جمعة من'])
      for (const isLoose of [false, true]) expect(() => timesIn(begun, '2026-01-15', isLoose), begun).not.toThrow()
    expect(timesIn('الأسبوع بعد', '2026-01-15', true)).toEqual([])
    expect(timesIn('الأسبوع بعد القادم', '2026-01-15', true)).toEqual(['الأسبوع بعد القادم = 2026-W05'])
  })

  test('every value is well-formed and every interval runs forward', () => {
    fc.assert(
      fc.property(text, date, (input, reference) => {
        for (const found of timesIn(input, reference)) {
          const value = found.slice(found.lastIndexOf(' = ') + 3)
          if (value === 'null') continue
          expect(isValue(value), found).toBe(true)
          const bounds = boundsOf(value)
          if (bounds !== null) expect(bounds[0], found).toBeLessThanOrEqual(bounds[1])
        }
      }),
      { numRuns: 20 * numRuns, seed, endOnFailure: true },
    )
  })

  test('the loose reading ends too, and a stamp lies inside its line', () => {
    fc.assert(
      fc.property(text, date, (input, reference) => {
        timesIn(input, reference, true)
        const stamp = parseStamp(input, { fetched: reference })
        if (stamp !== null) expect(input.slice(stamp.start, stamp.end)).not.toBe('')
      }),
      { numRuns: 20 * numRuns, seed, endOnFailure: true },
    )
  })
})
