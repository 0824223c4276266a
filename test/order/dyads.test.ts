import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { agreement, boundPairs, readPairs } from '../../bench/atop-table.mjs'
import { dyads } from '../../src/order/order.ts'

// Directed pairs of states with ATOP 5.1's obligations at the end of 2018; not part of the repository.
const table = fileURLToPath(new URL('../../../shared/data/pacts/atop-dyads-2018.tsv', import.meta.url))

describe('pairs of states', () => {
  const between = (a: string, b: string, day: string) => dyads(day).find((d) => d.a === a && d.b === b)

  it('are bound from the day an instrument binds both until it binds one no more', () => {
    expect(between('Finland', 'United States', '2023-04-03')?.obligations.defense ?? false).toBe(false)
    expect(between('Finland', 'United States', '2023-04-04')?.obligations.defense).toBe(true)
    expect(between('New Zealand', 'United States', '1980-01-01')?.obligations.defense).toBe(true)
    expect(between('Albania', 'Bulgaria', '1970-01-01')?.obligations.defense ?? false).toBe(false)
  })

  it('stand both ways, and none with itself', () => {
    const all = dyads('2018-12-31')
    const keys = new Set(all.map((d) => `${d.a}\t${d.b}`))
    expect(keys.size).toBe(all.length)
    for (const d of all) {
      expect(d.a).not.toBe(d.b)
      expect(keys.has(`${d.b}\t${d.a}`)).toBe(true)
      expect(d.by.length).toBeGreaterThan(0)
    }
  })
})

describe.skipIf(!existsSync(table))('pairs of states bound at the end of 2018, against ATOP', () => {
  const found = boundPairs(dyads('2018-12-31'))
  const gold = existsSync(table) ? readPairs(table) : new Map<string, Set<string>>()
  const of = (obligation: string) => agreement(found.get(obligation)!, gold.get(obligation)!)

  it('agree on mutual defence', () => {
    expect(of('defense').recall).toBeGreaterThanOrEqual(0.99)
    expect(of('defense').precision).toBeGreaterThanOrEqual(0.97)
  })

  it('agree on non-aggression and consultation', () => {
    expect(of('nonaggression').recall).toBeGreaterThanOrEqual(0.95)
    expect(of('nonaggression').precision).toBeGreaterThanOrEqual(0.9)
    expect(of('consultation').recall).toBeGreaterThanOrEqual(0.93)
    expect(of('consultation').precision).toBeGreaterThanOrEqual(0.9)
  })
})
