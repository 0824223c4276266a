import { expect, test } from 'vitest'
import type { Ties } from '../../src/ledger/ledger.ts'
import { bearingOf, mapOn, networkOn, outlines } from '../../src/order/order.ts'

// What the news counts; the order asks its ties for nothing else here.
const ties = {
  strains: async () => [
    { kind: 'event', what: 'SANCTION', a: 'United States', b: 'Minsk', number: 2 },
    { kind: 'statement', what: 'warn', a: 'Washington, D.C.', b: 'Belarus', number: 1 },
    { kind: 'statement', what: 'warn', a: 'Belarus', b: 'Minsk', number: 9 },
    { kind: 'statement', what: 'accuse', a: 'PER:أحد الناس', b: 'Belarus', number: 4 },
  ],
  placed: async () => [
    { place: 'Minsk', number: 3 },
    { place: 'LOC:وادي لا يعرفه أحد', number: 1 },
    { place: null, number: 7 },
  ],
  named: async () => new Map(),
  pagesNaming: async (keys: readonly string[]) =>
    new Map(
      ['Russia', 'Belarus', 'Armenia', 'United States', 'Poland'].flatMap((s, i) => (keys.includes(s) ? [[s, 10 - i] as const] : [])),
    ),
} as unknown as Ties

const DAY = '2025-06-01'
const all = { kind: 'all', most: 300 } as const

test('capitals and those who speak for a state strain in its name; nobody strains himself, and whom nothing places strains nobody', async () => {
  const { strains } = await networkOn(DAY, { ...all, kind: 'strained' }, ties)
  expect(strains.map((s) => [s.a.key, s.b.key, s.number])).toEqual([['United States', 'Belarus', 3]])
  expect(strains[0]!.counts.map((c) => c.what)).toEqual(['SANCTION', 'warn'])
})

test('ties are those of the base on the day; those of an instrument of few are told from those of a bloc', async () => {
  const { ties: bound, strains, nodes } = await networkOn(DAY, { ...all, kind: 'bound' }, ties)
  expect(strains).toEqual([])
  const pair = bound.find((t) => [t.a.key, t.b.key].sort().join() === 'Belarus,Russia')!
  expect(pair.obligations).toContain('defense')
  expect(pair.close).toBe(true)
  expect(nodes.map((n) => n.state.key)).not.toContain('Brazil')
  const before = await networkOn('1950-01-01', { ...all, kind: 'bound' }, ties)
  expect(before.ties.map((t) => `${t.a.key} ${t.b.key}`)).not.toContain('Belarus Russia')
})

test('a body and an obligation narrow the network down; the number of all states is told where not all are shown', async () => {
  const csto = await networkOn(DAY, { ...all, body: 'Collective Security Treaty Organization', kind: 'bound' }, ties)
  expect(new Set(csto.nodes.map((n) => n.state.key))).toEqual(new Set(['Russia', 'Belarus', 'Armenia']))
  expect(csto.nodes.every((n) => n.bodies.includes('Collective Security Treaty Organization'))).toBe(true)
  const offence = await networkOn(DAY, { ...all, obligation: 'offense', kind: 'bound' }, ties)
  expect(offence.ties.every((t) => t.obligations.includes('offense'))).toBe(true)
  const few = await networkOn(DAY, { ...all, most: 2 }, ties)
  expect(few.nodes).toHaveLength(2)
  expect(few.states).toBeGreaterThan(2)
})

test('a state lies where the compass has it', () => {
  const [north, east, south, west] = ['Russia', 'China', 'Ethiopia', 'Portugal'].map((s) => bearingOf(s)!)
  expect(north! < 0.13 || north! > 0.87).toBe(true)
  expect(east).toBeCloseTo(0.25, 0)
  expect(south! > 0.37 && south! < 0.63).toBe(true)
  expect(west! > 0.62 && west! < 0.88).toBe(true)
  expect(bearingOf('PER:أحد الناس')).toBeNull()
})

test('the map leaves no event out: what no gazetteer places has no point, what no text places is counted', async () => {
  const map = await mapOn(DAY, { types: [], body: 'Collective Security Treaty Organization', offset: 0, limit: 5 }, ties)
  expect(map.places.map((p) => [p.place.key, p.events, p.at === null])).toEqual([
    ['Minsk', 3, false],
    ['LOC:وادي لا يعرفه أحد', 1, true],
  ])
  expect(map.unplaced).toBe(7)
  expect(map.members.map((m) => m.state.key)).toContain('Belarus')
})

test('outlines are rings within the world', () => {
  expect(outlines().length).toBeGreaterThan(50)
  for (const ring of outlines()) {
    expect(ring.length).toBeGreaterThan(3)
    expect(ring.every(([lat, lon]) => Math.abs(lat) <= 90 && Math.abs(lon) <= 560)).toBe(true)
  }
})
