import { describe, expect, it } from 'vitest'
import { lexicon, readTable } from '../../src/lexicon/lexicon.ts'

const OBLIGATIONS = ['defense', 'offense', 'neutrality', 'nonaggression', 'consultation'] as const
const COLUMNS = ['en', 'kind', 'parties', 'signed', 'in_force', 'ended', ...OBLIGATIONS] as const
const instruments = readTable('instruments.tsv', COLUMNS)
const PARTY = /^([^@]+)(?:@((?:\d{4}(?:-\d\d(?:-\d\d)?)?)?)(?:-(\d{4}(?:-\d\d(?:-\d\d)?)?))?)?$/
const ISO = /^(\d{4}(-\d\d(-\d\d)?)?)?$/

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
