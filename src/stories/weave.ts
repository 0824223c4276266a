import { cluster, type Groups, type Links } from './cluster.ts'
import { compare, isCopy, WINDOW } from './compare.ts'
import { nearPairs } from './near.ts'
import { finished, type Steps } from './steps.ts'
import type { Telling } from './telling.ts'

/** Every link between articles, and the groups they make. */
export interface Weave {
  readonly links: Links
  readonly groups: Groups
}

// Log odds below which a pair is not worth keeping: it speaks against everything.
const NOTHING = -1

/** Compares the pairs worth it and keeps what is something, in steps. With `fresh`, only pairs with at least one of these. */
export function* linksMade(tellings: readonly Telling[], fresh: ((index: number) => boolean) | null = null): Steps<Links> {
  const pairs = yield* nearPairs(tellings, fresh)
  const kept: { a: number; b: number; story: number; event: number; copied: number }[] = []
  for (let p = 0; p < pairs.length; p += 2) {
    yield
    const [a, b] = [pairs[p]!, pairs[p + 1]!]
    const { story, event, carried, hours } = compare(tellings[a]!, tellings[b]!)
    const copied = carried !== null && isCopy(carried) ? carried.share : 0
    const near = hours !== null && hours <= WINDOW
    if (copied > 0 || (near && story > NOTHING)) kept.push({ a, b, story: near ? story : NOTHING, event: near ? event : NOTHING, copied })
  }
  kept.sort((x, y) => x.a - y.a || x.b - y.b)
  return {
    a: Uint32Array.from(kept, (k) => k.a),
    b: Uint32Array.from(kept, (k) => k.b),
    story: Float32Array.from(kept, (k) => k.story),
    event: Float32Array.from(kept, (k) => k.event),
    copied: Float32Array.from(kept, (k) => k.copied),
  }
}

/** Weaves articles into reports, events and stories: a function of the set, whatever the order it comes in. */
export function weave(tellings: readonly Telling[]): Weave {
  const links = finished(linksMade(tellings))
  return { links, groups: cluster(tellings, links) }
}
