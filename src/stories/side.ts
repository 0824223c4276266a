import { actsFor, isState, lexicon } from '../lexicon/lexicon.ts'

/** Who answers for an actor: the state whose office, army or capital it is, or an armed group. */
export interface Side {
  readonly name: string
  readonly armed: boolean
  /** State that an armed group is at home in. */
  readonly home: string | null
}

// Actors come again and again; the bound keeps pages without end from filling the memory.
const known = new Map<string, Side | null>()
const MOST_KNOWN = 20_000

/** The side of an actor by its key; null where the lexicon does not say who answers for it. */
export function sideOf(key: string): Side | null {
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const side = sideBy(key)
  known.set(key, side)
  return side
}

function sideBy(key: string): Side | null {
  const entry = lexicon().entries.get(key)
  if (entry === undefined) return stateSide(stateIn(key))
  if (entry.kind === 'armed-group') return { name: entry.en, armed: true, home: entry.country }
  return stateSide(entry.type === 'PER' ? entry.country : actsFor(entry))
}

const stateSide = (name: string | null): Side | null =>
  name === null || !isState(lexicon().entries.get(name)) ? null : { name, armed: false, home: name }

// Institutions made of a noun and a state: «Ministry of Defence (Iraq)», «Police of Turkey».
function stateIn(key: string): string | null {
  const at = Math.max(key.lastIndexOf('('), key.lastIndexOf(' of ') + 3)
  return at < 3 ? null : key.slice(at + 1, key.endsWith(')') ? -1 : key.length)
}

/** Whether two actors are of one side, as far as the lexicon knows. */
export function sameSide(a: string, b: string): boolean {
  if (a === b) return true
  const [x, y] = [sideOf(a), sideOf(b)]
  return x !== null && y !== null && x.name === y.name
}

/** Whether an actor is a person: of a state, and not the state. */
export const isPerson = (key: string): boolean => lexicon().entries.get(key)?.type === 'PER' || key.startsWith('PER:')

/** Whether two actors surely are of different sides: each known, no mere person, and neither at home with the other. */
export function otherSide(a: string, b: string): boolean {
  const [x, y] = [sideOf(a), sideOf(b)]
  if (x === null || y === null || x.name === y.name || isPerson(a) || isPerson(b)) return false
  return x.armed === y.armed || (x.home !== null && y.home !== null && x.home !== y.home)
}
