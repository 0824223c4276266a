import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cellValues, lexicon, readTable } from '../../src/lexicon/lexicon.ts'

// Effective leaders of states with dates (Archigos 4.1); not part of the repository.
const table = new URL('../../../shared/data/pacts/archigos-leaders-1990-2015.tsv', import.meta.url)

const holders = readTable('holders.tsv', ['office', 'of', 'person', 'from', 'to', 'source'])
const offices = readTable('offices.tsv', ['office', 'forms', 'of', 'source'])
const titles = readTable('titles.tsv', ['title', 'office', 'of', 'source'])
const ids = new Set(offices.map((o) => o.office))
const ISO = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

const DAY_MS = 86_400_000
const days = (iso: string): number => Date.parse(iso) / DAY_MS
// A date cut to month or year stands for any of its days; an office still held has no last one.
const earliest = (iso: string): number => days(iso.padEnd(10, '-01-01').slice(0, 10))
const latest = (iso: string): number => days(iso.length === 4 ? `${iso}-12-31` : iso.length === 7 ? `${iso}-28` : iso)
const firstEnd = (to: string): number => (to === '' ? Number.POSITIVE_INFINITY : earliest(to))
const lastEnd = (to: string): number => (to === '' ? Number.POSITIVE_INFINITY : latest(to))

// Offices that one person holds at a time. Libya had two rival governments.
const SINGLE = [
  'head-of-state',
  'monarch',
  'supreme-leader',
  'head-of-government',
  'foreign-minister',
  'defence-minister',
  'secretary-general',
]
const RIVALS = new Set(['head-of-government\tLibya'])

describe('who held which office', () => {
  it('names people, offices, states and bodies that the lexicon has', () => {
    const { entries } = lexicon()
    const wrong = [
      ...holders.filter((h) => entries.get(h.person)?.type !== 'PER').map((h) => `holders.tsv:${h.line} person ${h.person}`),
      ...holders.filter((h) => !entries.has(h.of)).map((h) => `holders.tsv:${h.line} of ${h.of}`),
      ...holders.filter((h) => !ids.has(h.office)).map((h) => `holders.tsv:${h.line} office ${h.office}`),
      ...titles.filter((t) => !entries.has(t.of)).map((t) => `titles.tsv:${t.line} of ${t.of}`),
      ...titles.filter((t) => !ids.has(t.office)).map((t) => `titles.tsv:${t.line} office ${t.office}`),
    ]
    expect(wrong).toEqual([])
  })

  it('calls every office something', () => {
    expect(offices.filter((o) => cellValues(o.forms).length === 0 || !/^(state|body|state body)$/.test(o.of))).toEqual([])
  })

  it('has well-formed dates in order', () => {
    const wrong = holders.filter((h) => !ISO.test(h.from) || (h.to !== '' && (!ISO.test(h.to) || earliest(h.from) > latest(h.to))))
    expect(wrong).toEqual([])
  })

  it('lets one person at a time hold an office that is one person’s', () => {
    const byOffice = new Map<string, typeof holders>()
    for (const h of holders) byOffice.set(`${h.office}\t${h.of}`, [...(byOffice.get(`${h.office}\t${h.of}`) ?? []), h])
    const wrong: string[] = []
    for (const [key, rows] of byOffice) {
      if (!SINGLE.includes(key.split('\t')[0]!) || RIVALS.has(key)) continue
      rows.forEach((a, i) => {
        for (const b of rows.slice(i + 1)) {
          const start = Math.max(latest(a.from), latest(b.from))
          const end = Math.min(firstEnd(a.to), firstEnd(b.to))
          if (end - start > 1) wrong.push(`${key}: ${a.person} ${a.from}/${a.to} and ${b.person} ${b.from}/${b.to}`)
        }
      })
    }
    expect(wrong).toEqual([])
  })
})

// State names where the table's differ from the lexicon's.
const NAMES = new Map([
  ['340', 'Serbia'],
  ['Bahamas', 'The Bahamas'],
  ['Congo', 'Republic of the Congo'],
  ['Gambia', 'The Gambia'],
  ['Georgia', 'Georgia (country)'],
  ['German Federal Republic', 'Germany'],
  ['Ireland', 'Republic of Ireland'],
  ['Macedonia', 'North Macedonia'],
  ['Swaziland', 'Eswatini'],
  ['United States of America', 'United States'],
  ['Yemen Arab Republic', 'Yemen'],
])

const LEADS = new Set(['head-of-state', 'monarch', 'head-of-government', 'supreme-leader'])
// Beginnings of a name's words in plain Latin letters: transcriptions differ in their ends.
const stems = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z]+/)
    .filter((w) => w.length > 3)
    .map((w) => w.slice(0, 4))

describe.skipIf(!existsSync(table))('against Archigos 4.1', () => {
  const spells = existsSync(table)
    ? readFileSync(table, 'utf8')
        .split('\n')
        .slice(1)
        .filter((line) => line !== '')
        .map((line) => line.split('\t') as [string, string, string, string])
    : []

  it('knows who led a state in the middle of a spell', () => {
    let known = 0
    let agreed = 0
    for (const [state, leader, start, end] of spells) {
      if (end < '2000-03') continue
      const of = NAMES.get(state) ?? state
      const middle = (Math.max(days(start), days('2000-01-01')) + days(end)) / 2
      const then = holders.filter((h) => LEADS.has(h.office) && h.of === of && earliest(h.from) <= middle && middle <= lastEnd(h.to))
      if (then.length === 0) continue
      known++
      const words = stems(leader)
      if (then.some((h) => stems(h.person).some((w) => words.includes(w)))) agreed++
    }
    expect(known).toBeGreaterThan(440)
    expect(agreed / known).toBeGreaterThan(0.85)
  })

  it('cites Archigos only for what Archigos has', () => {
    const starts = new Set(spells.map(([state, , start]) => `${NAMES.get(state) ?? state}\t${start}`))
    expect(holders.filter((h) => h.source === 'Archigos 4.1' && !starts.has(`${h.of}\t${h.from}`))).toEqual([])
  })
})
