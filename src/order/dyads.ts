import { base, OBLIGATIONS, type Obligation } from './base.ts'
import { boundOn } from './in-force.ts'

/** One state bound to another on a day: by which instruments, and with which of ATOP's obligations. */
export interface Dyad {
  readonly a: string
  readonly b: string
  readonly obligations: Readonly<Record<Obligation, boolean>>
  /** English names of the instruments, those that oblige to defence first, then in the lexicon's order. */
  readonly by: readonly string[]
}

// Screens ask for the same day again and again, and the base does not change while the program runs.
const REMEMBERED = 8
const known = new Map<string, readonly Dyad[]>()

/** Directed pairs of states bound on a day by the base's instruments, sorted by name. */
export function dyads(day: string): readonly Dyad[] {
  const found = known.get(day) ?? dyadsOn(day)
  known.set(day, found)
  if (known.size > REMEMBERED) known.delete(known.keys().next().value ?? '')
  return found
}

function dyadsOn(day: string): readonly Dyad[] {
  const pairs = new Map<string, { a: string; b: string; obligations: Record<Obligation, boolean>; by: string[] }>()
  const all = [...base().instruments.values()]
  for (const instrument of [...all.filter((i) => i.obligations.defense === true), ...all.filter((i) => i.obligations.defense !== true)]) {
    const obliged = OBLIGATIONS.filter((o) => instrument.obligations[o] === true)
    if (obliged.length === 0) continue
    const bound = [...new Set(boundOn(instrument, day).map((p) => p.state))]
    for (const a of bound)
      for (const b of bound) {
        if (a === b) continue
        const key = `${a}\t${b}`
        const pair = pairs.get(key) ?? { a, b, obligations: none(), by: [] }
        pairs.set(key, pair)
        for (const o of obliged) pair.obligations[o] = true
        pair.by.push(instrument.en)
      }
  }
  return [...pairs.values()].sort((x, y) => (x.a === y.a ? compare(x.b, y.b) : compare(x.a, y.a)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const none = (): Record<Obligation, boolean> => ({
  defense: false,
  offense: false,
  neutrality: false,
  nonaggression: false,
  consultation: false,
})
