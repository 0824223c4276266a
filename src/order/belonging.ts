import { actsFor, type Holder, lexicon, standApart } from '../lexicon/lexicon.ts'

interface Belonging {
  readonly stateOf: ReadonlyMap<string, string>
  readonly keysOf: ReadonlyMap<string, readonly string[]>
}

let known: Belonging | null = null

/**
 * The state that a named thing acts for, by the lexicon: a state for itself; its capital, its ministries, army, police and parliament, and whoever
 * holds or held one of its offices for it. Null for bodies of several states, armed groups, outlets, whoever the lexicon does not place, and who served
 * a body of several states before or after his own: which of the two he speaks for depends on the day.
 */
export const stateOf = (key: string): string | null => belonging().stateOf.get(key) ?? null

/** Every key that acts for some state. */
export const keysOfStates = (): readonly string[] => [...belonging().stateOf.keys()]

/** Every key that acts for a state, its own first. */
export const keysOf = (state: string): readonly string[] => belonging().keysOf.get(state) ?? [state]

function belonging(): Belonging {
  known ??= load()
  return known
}

function load(): Belonging {
  const { entries, holders } = lexicon()
  const of = new Map<string, string>()
  for (const e of entries.values()) {
    const state = actsFor(e)
    if (state !== null) of.set(e.en, state)
  }
  const elsewhere = servedElsewhere(
    holders.filter((h) => of.get(h.of) === h.of),
    holders.filter((h) => !of.has(h.of) && (entries.get(h.of)?.country ?? null) === null),
  )
  for (const h of holders)
    if (!standApart('office').has(h.office) && of.get(h.of) === h.of && !of.has(h.person) && !elsewhere.has(h.person))
      of.set(h.person, h.of)
  const keys = new Map<string, string[]>()
  for (const [key, state] of of) {
    const list = keys.get(state)
    if (list === undefined) keys.set(state, key === state ? [state] : [state, key])
    else if (key !== state) list.push(key)
  }
  return { stateOf: of, keysOf: keys }
}

/** Who held an office of a body of several states at a time when he held none of a state; a summit's chair holds both at once. */
function servedElsewhere(ofStates: readonly Holder[], ofBodies: readonly Holder[]): Set<string> {
  const own = new Map<string, Holder[]>()
  for (const h of ofStates) own.set(h.person, [...(own.get(h.person) ?? []), h])
  const during = (a: Holder, b: Holder): boolean => (b.to === '' || a.from <= b.to) && (a.to === '' || b.from <= a.to)
  return new Set(ofBodies.filter((b) => own.get(b.person)?.some((h) => during(b, h)) === false).map((b) => b.person))
}
