import { type Entry, lexicon } from '../lexicon/lexicon.ts'

// A point of the map: it lies in no other point, as a town lies in its region.
const POINTS = ['city', 'capital', 'base', 'airport', 'port', 'nuclear-site', 'island']
/** Kilometres from which two points are two places: what is told «near» a town may be told by the next one's name. */
const APART = 40
const KM_A_DEGREE = 111

/** Whether two places surely are two: neither in the other, and no way of telling the same. */
export function placesApart(a: string, b: string): boolean {
  const [x, y] = [a, b].map((key) => lexicon().entries.get(key))
  if (a === b || x === undefined || y === undefined) return false
  const [inX, inY] = [landOf(x), landOf(y)]
  if (inX !== null && inY !== null && inX !== inY) return true
  if (!POINTS.includes(x.kind) || !POINTS.includes(y.kind)) return false
  return x.at !== null && y.at !== null && kilometres(x.at, y.at) >= APART
}

// The state it lies in; none for seas, borders and lands that several states share.
const landOf = (entry: Entry): string | null => (entry.kind === 'state' ? entry.en : entry.type === 'LOC' ? null : entry.country)

function kilometres([lat, lon]: readonly [number, number], [lat2, lon2]: readonly [number, number]): number {
  const across = (lon - lon2) * Math.cos(((lat + lat2) / 2) * (Math.PI / 180))
  return Math.hypot(lat - lat2, across) * KM_A_DEGREE
}
