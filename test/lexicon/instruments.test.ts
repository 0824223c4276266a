import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lexicon, readTable } from '../../src/lexicon/lexicon.ts'

// Directed pairs of states with ATOP 5.1's obligations at the end of 2018; not part of the repository.
const table = new URL('../../../shared/data/pacts/atop-dyads-2018.tsv', import.meta.url)
const DAY = '2018-12-31'
const OBLIGATIONS = ['defense', 'offense', 'neutrality', 'nonaggression', 'consultation'] as const
type Obligation = (typeof OBLIGATIONS)[number]

// State names where the table's differ from the lexicon's.
const NAMES = new Map([
  ['Antigua & Barbuda', 'Antigua and Barbuda'],
  ['Bahamas', 'The Bahamas'],
  ['Congo', 'Republic of the Congo'],
  ['Gambia', 'The Gambia'],
  ['Georgia', 'Georgia (country)'],
  ['Ireland', 'Republic of Ireland'],
  ['Macedonia', 'North Macedonia'],
  ['Sao Tome and Principe', 'São Tomé and Príncipe'],
  ['St. Kitts and Nevis', 'Saint Kitts and Nevis'],
  ['St. Lucia', 'Saint Lucia'],
  ['St. Vincent and the Grenadines', 'Saint Vincent and the Grenadines'],
  ['Swaziland', 'Eswatini'],
  ['United States of America', 'United States'],
  ['Yugoslavia', 'Serbia'],
])

const COLUMNS = ['en', 'kind', 'parties', 'signed', 'in_force', 'ended', ...OBLIGATIONS] as const
const instruments = readTable('instruments.tsv', COLUMNS)
const PARTY = /^([^@]+)(?:@((?:\d{4}(?:-\d\d(?:-\d\d)?)?)?)(?:-(\d{4}(?:-\d\d(?:-\d\d)?)?))?)?$/
const ISO = /^(\d{4}(-\d\d(-\d\d)?)?)?$/

const parties = (cell: string): RegExpExecArray[] => (cell === '' ? [] : cell.split('|').map((party) => PARTY.exec(party)!))
const over = (to: string | undefined): boolean => to !== undefined && to !== '' && to <= DAY

/** Directed pairs bound by the instruments in force on the day. */
function boundPairs(obligation: Obligation): Set<string> {
  const pairs = new Set<string>()
  for (const row of instruments) {
    if (row[obligation] !== '1' || (row.in_force || row.signed) > DAY || over(row.ended)) continue
    const bound = parties(row.parties).filter(([, , from, to]) => (from ?? '') <= DAY && !over(to))
    for (const [, a] of bound) for (const [, b] of bound) if (a !== b) pairs.add(`${a}\t${b}`)
  }
  return pairs
}

function tablePairs(obligation: Obligation): Set<string> {
  const column = 2 + OBLIGATIONS.indexOf(obligation)
  const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1)
  const cells = rows.map((line) => line.split('\t')).filter((row) => row[column] === '1')
  return new Set(cells.map(([a, b]) => `${NAMES.get(a!) ?? a}\t${NAMES.get(b!) ?? b}`))
}

function agreement(obligation: Obligation): { precision: number; recall: number } {
  const found = boundPairs(obligation)
  const gold = tablePairs(obligation)
  const right = [...found].filter((pair) => gold.has(pair)).length
  return { precision: right / found.size, recall: right / gold.size }
}

describe('instruments', () => {
  it('are at least 160, each once, in order', () => {
    const names = instruments.map((row) => row.en)
    expect(names.length).toBeGreaterThanOrEqual(160)
    expect(new Set(names).size).toBe(names.length)
  })

  it('have parties that the lexicon knows and dates it can read', () => {
    const { entries } = lexicon()
    for (const row of instruments) {
      for (const date of [row.signed, row.in_force, row.ended]) expect(date, row.en).toMatch(ISO)
      for (const obligation of OBLIGATIONS) expect(['', '0', '1'], row.en).toContain(row[obligation])
      for (const party of row.parties === '' ? [] : row.parties.split('|')) {
        expect(party, row.en).toMatch(PARTY)
        expect(entries.has(PARTY.exec(party)![1]!), `${row.en}: ${party}`).toBe(true)
      }
    }
  })

  it('are named documents too', () => {
    const { entries } = lexicon()
    for (const row of instruments) expect(entries.get(row.en)?.type, row.en).toBe('DOC')
  })
})

describe.skipIf(!existsSync(table))('pairs of states bound at the end of 2018, against ATOP', () => {
  it('agree on mutual defence', () => {
    const { precision, recall } = agreement('defense')
    expect(recall).toBeGreaterThanOrEqual(0.99)
    expect(precision).toBeGreaterThanOrEqual(0.97)
  })

  it('agree on non-aggression and consultation', () => {
    expect(agreement('nonaggression').recall).toBeGreaterThanOrEqual(0.95)
    expect(agreement('nonaggression').precision).toBeGreaterThanOrEqual(0.9)
    expect(agreement('consultation').recall).toBeGreaterThanOrEqual(0.93)
    expect(agreement('consultation').precision).toBeGreaterThanOrEqual(0.9)
  })
})
